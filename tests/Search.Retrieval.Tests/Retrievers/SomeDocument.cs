using Search.Pipeline;

namespace Search.Retrieval.Tests;

/// <summary>A document in chunks, and a reader that knows it.</summary>
internal sealed class SomeDocument : IChunkReader
{
    private readonly Dictionary<string, List<EmbeddedChunk>> _documents = new(StringComparer.Ordinal);

    public Chunk Add(string document, string text, TextSpan span, string? parent = null, params float[] vector)
    {
        var chunks = _documents.TryGetValue(document, out var known) ? known : _documents[document] = [];
        var file = new Document
        {
            Id = document, Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/plain",
        };
        var chunk = Chunk.Of(file, span, chunks.Count, span.Start) with { ParentId = parent };
        chunks.Add(new EmbeddedChunk(chunk, vector));
        return chunk;
    }

    public ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<EmbeddedChunk>>(
            _documents.TryGetValue(documentId, out var chunks) ? chunks : []);
}
