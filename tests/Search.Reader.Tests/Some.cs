using Search.Pipeline;

namespace Search.Reader.Tests;

/// <summary>Things that tests need and whose details do not matter.</summary>
internal static class Some
{
    public static ScoredChunk Chunk(string text, string document = "doc", int start = 0, double score = 1) =>
        new(
            new Chunk
            {
                Id = $"{document}#{start}",
                DocumentId = document,
                Index = 0,
                Text = text,
                Span = new TextSpan(start, start + text.Length),
                CodePointStart = start,
                SourceMap = SourceMap.Identity(text),
                MediaType = "text/plain",
            },
            score);

    public static Answer Answer(string document, int start, int end, double probability)
    {
        var text = new string('x', end);
        return new Answer
        {
            Text = text[start..end],
            Scores = new AnswerScores
            {
                Logit = 0,
                NullGap = 0,
                Probability = probability,
                IsCalibrated = false,
                RetrievalScore = 0,
            },
            Chunk = Chunk(text, document).Chunk,
            SpanInChunk = new TextSpan(start, end),
            Context = new AnswerContext(text, new TextSpan(start, end), new TextSpan(0, end)),
            Model = new ModelIdentity("m", "c"),
        };
    }
}
