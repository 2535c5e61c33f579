namespace Search.Pipeline;

/// <summary>A readable piece of the chunk around an answer.</summary>
/// <param name="Text">The piece, an exact slice of the chunk's text.</param>
/// <param name="Answer">The place of the answer in <paramref name="Text"/>.</param>
/// <param name="SpanInChunk">The place of the piece in the chunk's text.</param>
public sealed record AnswerContext(string Text, TextSpan Answer, TextSpan SpanInChunk);
