using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>Finds the chunks that share the most words with the question; gives the chunks of a document.</summary>
internal sealed class WordRetriever(IReadOnlyList<Chunk> chunks) : IRetriever, IChunkReader
{
    public int Calls { get; private set; }

    public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Calls++;
        var words = Words(question).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(
        [
            .. chunks.Select(chunk => new ScoredChunk(chunk, Words(chunk.Text).Distinct().Count(words.Contains)))
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Chunk.Id, StringComparer.Ordinal)
                .Take(top),
        ]);
    }

    public ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<EmbeddedChunk>>(
            [.. chunks.Where(chunk => chunk.DocumentId == documentId).Select(chunk => new EmbeddedChunk(chunk, default))]);

    private static string[] Words(string text) =>
        text.Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries);
}
