using Search.Pipeline;

namespace Search.Reader;

/// <summary>A possible answer, before answers are compared with one another.</summary>
/// <param name="Chunk">The index of the chunk among those that are read.</param>
/// <param name="Span">The place in the chunk's text.</param>
/// <param name="Logit">Start logit plus end logit.</param>
/// <param name="NullGap">The logit minus the score of "no answer" in the same window.</param>
internal readonly record struct CandidateSpan(int Chunk, TextSpan Span, double Logit, double NullGap);
