using Search.Pipeline;
using Search.Retrieval;

namespace Search.Quality;

/// <summary>What the two retrievers found for a question, best first.</summary>
internal sealed record StudyLists(
    StudyQuestion Question, IReadOnlyList<ScoredChunk> Keyword, IReadOnlyList<ScoredChunk> Embedding)
{
    /// <summary>Both lists fused as a <see cref="HybridRetriever"/> with the default options does.</summary>
    public IReadOnlyList<ScoredChunk> Fuse()
    {
        var options = new HybridRetrieverOptions();
        return RankFusion.Fuse(
            options.Method, [[.. Keyword.Take(options.Candidates)], [.. Embedding.Take(options.Candidates)]],
            [options.KeywordWeight, options.EmbeddingWeight]);
    }

    /// <summary>The first chunks of the fused list.</summary>
    public IReadOnlyList<ScoredChunk> Best(int count) => [.. Fuse().Take(count)];

    /// <summary>The first chunks of the fused list that are of other articles: none has an answer.</summary>
    public IReadOnlyList<ScoredChunk> BestElsewhere(int count) =>
        [.. Fuse().Where(found => found.Chunk.DocumentId != Question.Document).Take(count)];
}
