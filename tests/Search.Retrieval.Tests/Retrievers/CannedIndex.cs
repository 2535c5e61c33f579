using Search.Pipeline;

namespace Search.Retrieval.Tests;

/// <summary>An index that finds the same list by words and by vectors, and remembers what it was asked.</summary>
internal sealed class CannedIndex(IReadOnlyList<ScoredChunk> list) : IKeywordIndex, IVectorIndex
{
    public List<string> Questions { get; } = [];

    public List<float[]> Vectors { get; } = [];

    public ValueTask<IReadOnlyList<ScoredChunk>> SearchKeywordsAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Add(question);
        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>([.. list.Take(top)]);
    }

    public ValueTask<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        ReadOnlyMemory<float> vector, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Vectors.Add(vector.ToArray());
        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>([.. list.Take(top)]);
    }
}
