using Search.Pipeline;

namespace Search.Retrieval.Tests;

/// <summary>Answers every question with the same list and remembers what it was asked.</summary>
internal sealed class CannedRetriever(IReadOnlyList<ScoredChunk> list) : IRetriever
{
    public List<(string Question, int Top)> Asked { get; } = [];

    public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Asked.Add((question, top));
        await Before(cancellationToken);
        return [.. list.Take(top)];
    }
}
