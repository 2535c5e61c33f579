using Search.Pipeline;

namespace Search.Retrieval.Tests;

/// <summary>Chunks that differ in what a test is about.</summary>
internal static class Some
{
    public static Chunk Chunk(string id) => new()
    {
        Id = id,
        DocumentId = "notes.md",
        Index = 0,
        Text = id,
        Span = new TextSpan(0, id.Length),
        CodePointStart = 0,
        SourceMap = SourceMap.Identity(id),
        MediaType = "text/markdown",
    };

    public static ScoredChunk Found(string id, double score) => new(Chunk(id), score);

    public static IReadOnlyList<ScoredChunk> List(params (string Id, double Score)[] found) =>
        [.. found.Select(item => Found(item.Id, item.Score))];
}
