using Search.Pipeline;

namespace Search.Reader;

/// <summary>A possible answer, before answers are compared with one another.</summary>
/// <param name="Chunk">The index of the chunk among those that are read.</param>
/// <param name="Span">The place in the chunk's text.</param>
/// <param name="Logit">Start logit plus end logit.</param>
/// <param name="Null">The score of "no answer" in the same window.</param>
internal readonly record struct CandidateSpan(int Chunk, TextSpan Span, double Logit, double Null)
{
    /// <summary>How much the reader prefers the span to "no answer".</summary>
    public double NullGap => Logit - Null;
}
