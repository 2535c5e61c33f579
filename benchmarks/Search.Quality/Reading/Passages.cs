using Search.Pipeline;

namespace Search.Quality;

/// <summary>Texts as passages that a reader can be given.</summary>
internal static class Passages
{
    /// <summary>A text as a passage of its own document.</summary>
    public static ScoredChunk Of(string text, string id) => new(
        new Chunk
        {
            Id = id,
            DocumentId = id,
            Index = 0,
            Text = text,
            Span = new TextSpan(0, text.Length),
            CodePointStart = 0,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
        },
        1);
}
