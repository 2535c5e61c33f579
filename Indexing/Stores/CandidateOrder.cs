namespace Search.Indexing;

/// <summary>Worst first: lower scores before higher, and of equal ones the later id first, in ordinal order.</summary>
internal sealed class CandidateOrder : IComparer<Candidate>
{
    public static CandidateOrder WorstFirst { get; } = new();

    public int Compare(Candidate? x, Candidate? y)
    {
        var byScore = x!.Score.CompareTo(y!.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(y.Id, x.Id);
    }
}
