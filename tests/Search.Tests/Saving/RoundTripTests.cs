using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search.Tests.Saving;

public sealed class RoundTripTests : IDisposable
{
    private static readonly UnitSplitter Lines =
        new(TextUnit.Line, new SplitOptions { Measure = SplitMeasure.Words });

    private readonly SampleCatalog _sample = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> TypeNames => [.. GraphCatalog.BuiltIn().TypeNames];

    public static TheoryData<string> ReadyGraphs =>
        ["search", "qa", "qa with everything", "faq", "similar", "generation", "indexing", "indexing with cleaners"];

    public void Dispose() => _sample.Dispose();

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void EveryComponentIsSavedAndLoaded(string typeName)
    {
        var builder = new GraphBuilder();
        var component = builder.Add("it", Component(typeName));
        var yaml = GraphFile.Write(builder.Build(), _sample.Catalog);
        Assert.Contains($"\"{typeName}\"", yaml, StringComparison.Ordinal);
        var loaded = Assert.Single(GraphFile.Read(yaml, _sample.Catalog).Components);
        Assert.Equal(component.GetType(), loaded.GetType());
        Assert.Equal(component.Inputs.Select(Shape), loaded.Inputs.Select(Shape));
        Assert.Equal(component.Outputs.Select(Shape), loaded.Outputs.Select(Shape));
        AssertSavedAlike(yaml);
    }

    [Theory]
    [MemberData(nameof(ReadyGraphs))]
    public void EveryReadyGraphIsSavedLoadedAndDrawnAlike(string name)
    {
        var graph = ReadyGraph(name);
        var yaml = GraphFile.Write(graph, _sample.Catalog);
        var loaded = GraphFile.Read(yaml, _sample.Catalog);
        Assert.Equal(graph.ToMermaid(), loaded.ToMermaid());
        Assert.Equal(graph.ToDot(), loaded.ToDot());
        AssertSavedAlike(yaml);
    }

    [Fact]
    public async Task ALoadedGraphAnswersAlike()
    {
        var ready = new ExtractiveQaGraph(_sample.Retriever, _sample.Reader);
        var loaded = GraphFile.Read(GraphFile.Write(ready.Graph, _sample.Catalog), _sample.Catalog);
        var expected = await ready.Graph.RunAsync(new GraphInputs { { ready.Question, "Who?" } }, null, Token);
        var question = loaded.FindInput<string>("question", "values")!;
        var result = await loaded.RunAsync(new GraphInputs { { question, "Who?" } }, null, Token);
        Assert.True(result.TryGetValue("answers", "answers", out var answers));
        Assert.Equal(
            expected.Get(ready.Answers).Select(answer => answer.Text),
            ((IReadOnlyList<Answer>)answers!).Select(answer => answer.Text));
    }

    [Fact]
    public async Task AGraphInAGraphIsSavedWithItsSockets()
    {
        var inner = new GraphBuilder();
        var prompt = inner.Add("prompt", new PromptBuilder("<{x}>"));
        var nested = new SubgraphComponent(inner.Build(new GraphOptions { Name = "inner" }));
        nested.ExposeInput("text", prompt.Text("x"));
        var wrapped = nested.ExposeOutput("wrapped", prompt.Prompt);
        var outer = new GraphBuilder();
        outer.Add("nested", nested);
        var join = outer.Add("join", new TextJoiner());
        outer.Connect(wrapped, join.Texts);
        var options = new GraphOptions
        {
            Name = "outer",
            MaxVisits = 7,
            Metadata = new DocumentMetadata(new Dictionary<string, object?>
            {
                ["owner"] = "true", ["size"] = 3, ["share"] = 2.0, ["none"] = null, ["is"] = true,
                ["at"] = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), ["list"] = new[] { "a", "1" },
                ["inner"] = new Dictionary<string, object?> { ["x"] = "multi\nline: \"quoted\" ü 😀" },
            }),
        };
        var yaml = GraphFile.Write(outer.Build(options), _sample.Catalog);
        var loaded = GraphFile.Read(yaml, _sample.Catalog);
        Assert.Equal(("outer", 7), (loaded.Name, loaded.Options.MaxVisits));
        Assert.Equal(options.Metadata.Flatten(), loaded.Options.Metadata.Flatten());
        AssertSavedAlike(yaml);
        var text = loaded.FindInput<string>("nested", "text")!;
        var result = await loaded.RunAsync(new GraphInputs { { text, "a" } }, null, Token);
        Assert.True(result.TryGetValue("join", "text", out var value));
        Assert.Equal("<a>", value);
    }

    [Fact]
    public void ASecretIsWrittenAsItsReference()
    {
        _sample.Catalog.Register(
            "Keyed", settings => new KeyedComponent(settings.Secret("key")),
            (component, writer) => writer.Secret("key", component.Key));
        const string Yaml = "format: 1\ncomponents:\n  a:\n    type: Keyed\n    init:\n      key: ${env:SET}\n";
        var graph = GraphFile.Read(Yaml, _sample.Catalog);
        Assert.Equal("hush-hush", ((KeyedComponent)graph.Components[0]).Key.Value);
        var saved = GraphFile.Write(graph, _sample.Catalog);
        Assert.Contains("${env:SET}", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", saved, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeSavedIsSaidSo()
    {
        var lambda = new GraphBuilder();
        lambda.Add("own", LambdaComponent.Create("text", (string text) => text));
        Assert.Contains(
            "not registered",
            Assert.Throws<InvalidOperationException>(() => GraphFile.Write(lambda.Build(), _sample.Catalog)).Message,
            StringComparison.Ordinal);
        var unnamed = new GraphBuilder();
        unnamed.Add("it", new RetrieverComponent(new CannedRetriever()));
        Assert.Contains(
            "AddResource",
            Assert.Throws<InvalidOperationException>(() => GraphFile.Write(unnamed.Build(), _sample.Catalog)).Message,
            StringComparison.Ordinal);
        var chat = new GraphBuilder();
        chat.Add("it", new ChatComponent(_sample.Chat, options: new ChatOptions { Temperature = 0 }));
        Assert.Contains(
            "'options' of 'it'",
            Assert.Throws<InvalidOperationException>(() => GraphFile.Write(chat.Build(), _sample.Catalog)).Message,
            StringComparison.Ordinal);
    }

    private void AssertSavedAlike(string yaml) =>
        Assert.Equal(yaml, GraphFile.Write(GraphFile.Read(yaml, _sample.Catalog), _sample.Catalog));

    private static (string, Type, InputKind, string?) Shape(InputSocket input) =>
        (input.Name, input.AcceptedType, input.Kind, input.DefaultValue?.ToString());

    private static (string, Type) Shape(OutputSocket output) => (output.Name, output.ValueType);

    private GraphComponent Component(string typeName) => typeName switch
    {
        "FileTypeRouter" => new FileTypeRouter(
            KeyValuePair.Create<string, IReadOnlyList<string>>("pdf", ["application/pdf"]),
            KeyValuePair.Create<string, IReadOnlyList<string>>("true", ["text/plain", "text/html"])),
        "Converter" => new ConverterComponent(
            IndexingBranch.Pdf.Converter, new ConversionLimits { MaxBytes = 5_000_000_000, MaxPages = 3 }),
        "Cleaner" => new CleanerComponent(BuiltInCleaner()),
        "Splitter" => new SplitterComponent(_sample.Splitter),
        "ChunkEmbedder" => new ChunkEmbedderComponent(_sample.Embedder),
        "CacheChecker" => new CacheChecker(
            _sample.Store, new IndexingRecipe("mine: 2"), new ConversionLimits { MaxBytes = 7 }),
        "Writer" => new WriterComponent(_sample.Store, "mine: 2"),
        "SimilarDocuments" => new SimilarDocumentsComponent(_sample.Store, 7),
        "MetadataRouter" => new MetadataRouter(KeyValuePair.Create("new", MetadataFilter.Field("year") > 2000)),
        "Retriever" => new RetrieverComponent(_sample.Retriever, 4, MetadataFilter.Field("a") == "b \" ' : {"),
        "VectorRetriever" => new VectorRetrieverComponent(_sample.Store, 4, MetadataFilter.Field("a") == 1),
        "TextEmbedder" => new TextEmbedderComponent(_sample.Embeddings),
        "ChunkJoiner" => new ChunkJoiner(RankFusionMethod.DistributionBased, [0.25, 0.75], 9),
        "Ranker" => new RankerComponent(BuiltInRanker(), 4),
        "Reader" => new ReaderComponent(_sample.Reader),
        "AnswerBuilder" => new AnswerBuilder(7),
        "AnswerJoiner" => new AnswerJoiner(null, 3),
        "FaqMatcher" => new FaqMatcher("reply", 0.25),
        "Chat" => new ChatComponent(
            _sample.Chat, "Be brief:\n- and # careful", Named("chat-options", new ChatOptions { Temperature = 0 })),
        "PromptBuilder" => new PromptBuilder("{{literal}} {a}\n\n  {b:passages}\ttab: \"x\" # no comment\n"),
        "TextJoiner" => new TextJoiner("\r\n — "),
        "LengthRouter" => new LengthRouter(42),
        "LanguageChecker" => new LanguageChecker("en", "de"),
        "LanguageRouter" => new LanguageRouter("en", "no"),
        "BranchJoiner.Text" => new BranchJoiner<string>(),
        "BranchJoiner.Documents" => new BranchJoiner<IReadOnlyList<Document>>(),
        "BranchJoiner.Chunks" => new BranchJoiner<IReadOnlyList<ScoredChunk>>(),
        "BranchJoiner.Answers" => new BranchJoiner<IReadOnlyList<Answer>>(),
        "BranchJoiner.Reading" => new BranchJoiner<ReadingResult>(),
        "ConditionRouter.Text" => new ConditionRouter<string>(new Route<string>("short", SampleCatalog.IsShort)),
        "ConditionRouter.Documents" => Router<IReadOnlyList<Document>>(),
        "ConditionRouter.Chunks" => Router<IReadOnlyList<ScoredChunk>>(),
        "ConditionRouter.Answers" => Router<IReadOnlyList<Answer>>(),
        "ConditionRouter.Reading" => Router<ReadingResult>(),
        "ListJoiner.Documents" => new ListJoiner<Document>(),
        "ListJoiner.Chunks" => new ListJoiner<Chunk>(),
        "ListJoiner.Answers" => new ListJoiner<Answer>(),
        "ListJoiner.Texts" => new ListJoiner<string>(),
        _ => throw new InvalidOperationException($"There is no example of {typeName}."),
    };

    private ConditionRouter<T> Router<T>()
    {
        Func<T, bool> condition = value => value is not null;
        _sample.Catalog.AddResource("is-there", condition);
        return new ConditionRouter<T>(new Route<T>("there", condition));
    }

    private WhiteSpaceCleaner BuiltInCleaner() => Named("cleaner", new WhiteSpaceCleaner());

    private LostInTheMiddleRanker BuiltInRanker() => Named("ranker", new LostInTheMiddleRanker());

    private T Named<T>(string name, T resource)
        where T : class
    {
        _sample.Catalog.AddResource(name, resource);
        return resource;
    }

    private Graph ReadyGraph(string name) => name switch
    {
        "search" => new DocumentSearchGraph(_sample.Retriever).Graph,
        "qa" => new ExtractiveQaGraph(_sample.Retriever, _sample.Reader).Graph,
        "qa with everything" => new ExtractiveQaGraph(_sample.Retriever, _sample.Reader, new ExtractiveQaOptions
        {
            Passages = 5, Top = 2, Ranker = BuiltInRanker(), Filter = MetadataFilter.Field("tenant") == "a",
        }).Graph,
        "faq" => new FaqGraph(_sample.Retriever, new FaqOptions { AnswerField = "reply" }).Graph,
        "similar" => new SimilarDocumentsGraph(_sample.Store).Graph,
        "generation" => new GenerationGraph(_sample.Retriever, _sample.Chat).Graph,
        "indexing" => new IndexingGraph(_sample.Splitter, _sample.Embedder, _sample.Store).Graph,
        "indexing with cleaners" => new IndexingGraph(
            _sample.Splitter, _sample.Embedder, _sample.Store,
            new IndexingGraphOptions
            {
                Cleaners = [BuiltInCleaner(), Named("unicode", new UnicodeCleaner())], Languages = ["en"],
                Branches = [IndexingBranch.Pdf with { Splitter = Named("lines", Lines) }, IndexingBranch.Text],
            }).Graph,
        _ => throw new InvalidOperationException(name),
    };
}
