using System.Globalization;
using Search.Pipeline;

namespace Search.Tests;

/// <summary>Documents, chunks and answers for tests that do not care which.</summary>
internal static class Some
{
    public static Document Document(string id, string text, params (string Name, object? Value)[] metadata) => new()
    {
        Id = id,
        Text = text,
        SourceMap = SourceMap.Identity(text),
        MediaType = "text/plain",
        Metadata = new DocumentMetadata(metadata.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
    };

    public static Chunk Chunk(string id, string text, params (string Name, object? Value)[] metadata) =>
        Pipeline.Chunk.Of(Document(id, text, metadata), new TextSpan(0, text.Length), 0, 0);

    public static IReadOnlyList<ScoredChunk> Chunks(params string[] texts) =>
        [.. texts.Select((text, i) => new ScoredChunk(
            Chunk(string.Create(CultureInfo.InvariantCulture, $"{i}.txt"), text), 1.0 / (i + 1)))];

    public static Answer Answer(Chunk chunk, TextSpan span, double gap) => new()
    {
        Text = span.Of(chunk.Text),
        Scores = new AnswerScores
        {
            Logit = gap, NullGap = gap, Probability = 0.5, IsCalibrated = false, RetrievalScore = 1,
        },
        Chunk = chunk,
        SpanInChunk = span,
        Context = new AnswerContext(chunk.Text, span, new TextSpan(0, chunk.Text.Length)),
        Model = new ModelIdentity("canned", "0"),
    };
}
