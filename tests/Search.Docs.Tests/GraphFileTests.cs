using Search.Pipeline;

namespace Search.Docs.Tests;

/// <summary>What is written is run: every graph in the pages is loaded, and gives a result.</summary>
public sealed class GraphFileTests
{
    public static TheoryData<CodeBlock> Yaml => [.. Pages.Blocks("yaml")];

    [Theory]
    [MemberData(nameof(Yaml))]
    public async Task EveryGraphIsLoadedAndRuns(CodeBlock block)
    {
        var catalog = GraphCatalog.BuiltIn()
            .AddResource("hybrid", new NoRetriever())
            .AddResource("roberta", new NoReader());
        var graph = GraphFile.Read(block.Code, catalog);
        var question = graph.FindInput<string>("question", "values")!;
        var result = await graph.RunAsync(
            new GraphInputs { { question, "Who?" } }, null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Outputs);
        Assert.Empty(result.Warnings);
        Assert.Equal(GraphFile.Write(graph, catalog), GraphFile.Write(GraphFile.Read(block.Code, catalog), catalog));
    }

    private sealed class NoRetriever : IRetriever
    {
        public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
            string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<ScoredChunk>>([]);
    }

    private sealed class NoReader : IAnswerReader
    {
        public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
            IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<ReadingResult>>(
                [.. requests.Select(_ => new ReadingResult { Answers = [] })]);
    }
}
