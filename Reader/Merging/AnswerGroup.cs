namespace Search.Reader;

/// <summary>A span that was picked, with the other places of the same words.</summary>
/// <param name="Best">The best span.</param>
/// <param name="Evidence">The others, best first.</param>
internal sealed record AnswerGroup(CandidateSpan Best, List<CandidateSpan> Evidence);
