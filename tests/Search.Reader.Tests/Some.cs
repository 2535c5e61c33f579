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
}
