namespace Search.Evaluation;

/// <summary>Where in a list of chunks the gold stands: what holds the answer by the label. Ranks are from 1.</summary>
/// <param name="Count">The length of the list.</param>
/// <param name="Document">
/// The first chunk of a document that holds the answer; when the label names no document, the same as
/// <paramref name="Passage"/>. Null when there is none.
/// </param>
/// <param name="Nearby">
/// The first chunk that stands so near the answer that a passage of usual length would hold both; null when there is
/// none, or the label gives no places.
/// </param>
/// <param name="Passage">The first chunk that holds the answer; null when there is none.</param>
public sealed record GoldRanks(int Count, int? Document = null, int? Nearby = null, int? Passage = null)
{
    /// <summary>An empty list.</summary>
    public static GoldRanks None { get; } = new(0);
}
