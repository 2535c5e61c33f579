namespace Search.Pipeline;

/// <summary>A question, and the chunks in which its answer is looked for.</summary>
/// <param name="Question">The question; not blank.</param>
/// <param name="Chunks">Where to look, best first. None at all is no answer, not an error.</param>
public sealed record ReadingRequest(string Question, IReadOnlyList<ScoredChunk> Chunks)
{
    /// <summary>
    /// What it is worth to an answer, in units of a logit and from 0, that its chunk is the first one: answers are
    /// ranked by their gap with this ÷ rank of the chunk added. Default 0: the order of the chunks does not matter.
    /// </summary>
    /// <remarks>
    /// A reader judges what a chunk says and does not know how well the chunk fits the question; the retriever that
    /// ordered the chunks does. Scores do not change, and what is believed stays before what is not.
    /// </remarks>
    public double RankWeight { get; init; }
}
