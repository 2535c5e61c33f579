using Search.Pipeline;

namespace Search.Tests;

/// <summary>Finds the same chunks for every question, and remembers what it was asked.</summary>
internal sealed class CannedRetriever(params string[] texts) : IRetriever
{
    public List<(string Question, int Top, MetadataFilter? Filter)> Asked { get; } = [];

    public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Asked.Add((question, top, filter));
        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>([.. Some.Chunks(texts).Take(top)]);
    }
}
