using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>Finds chunks that have nothing to do with the question.</summary>
internal sealed class RandomRetriever(IReadOnlyList<Chunk> chunks) : IRetriever
{
    private readonly Random _random = new(1);

    public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        var shuffled = chunks.ToArray();
        lock (_random)
        {
            _random.Shuffle(shuffled);
        }

        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(
            [.. shuffled.Take(top).Select((chunk, i) => new ScoredChunk(chunk, top - i))]);
    }
}
