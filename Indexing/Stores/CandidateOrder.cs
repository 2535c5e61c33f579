namespace Search.Indexing;

/// <summary>Best first: higher scores before lower, and of equal ones the lower id first, in ordinal order.</summary>
internal sealed class CandidateOrder : IComparer<Candidate>
{
    public static CandidateOrder BestFirst { get; } = new();

    public int Compare(Candidate? x, Candidate? y)
    {
        var byScore = y!.Score.CompareTo(x!.Score);
        return byScore != 0 || x == y ? byScore : string.CompareOrdinal(x.Id, y.Id);
    }
}
