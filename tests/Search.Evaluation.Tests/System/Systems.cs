using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>Query graphs over the town.</summary>
internal static class Systems
{
    public static Graph Qa(IRetriever retriever, IAnswerReader reader, IRanker? ranker = null, int top = 5)
    {
        var builder = new GraphBuilder();
        var retrieve = builder.Add("retriever", new RetrieverComponent(retriever, top));
        var read = builder.Add("reader", new ReaderComponent(reader));
        var chunks = retrieve.Chunks;
        if (ranker is not null)
        {
            var rank = builder.Add("ranker", new RankerComponent(ranker, 2));
            builder.Connect(retrieve.Chunks, rank.Chunks);
            chunks = rank.Ranked;
        }

        builder.Connect(chunks, read.Chunks);
        return builder.Build(new GraphOptions { Name = "town" });
    }

    public static Task<SystemReport> EvaluateAsync(
        Graph graph, IChunkReader index, IReadOnlyList<LabelledQuestion>? questions = null) =>
        new SystemEvaluator(graph, new SystemEvaluationOptions { Gold = new StoredGoldPassages(index) })
            .RunAsync(questions ?? Town.Questions, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Puts the last first.</summary>
    public sealed class Backwards : IRanker
    {
        public ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
            string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<ScoredChunk>>([.. chunks.Reverse()]);
    }

    /// <summary>Fails on the questions that a test names.</summary>
    public sealed class Failing(IRetriever inner, string word) : IRetriever
    {
        public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
            string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default) =>
            question.Contains(word, StringComparison.Ordinal)
                ? throw new InvalidOperationException("the shelf is empty")
                : inner.RetrieveAsync(question, top, filter, cancellationToken);
    }
}
