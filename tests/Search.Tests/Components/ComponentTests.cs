using Search.Indexing;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search.Tests.Components;

public sealed class ComponentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DocumentsAreCleanedAndCut()
    {
        var builder = new GraphBuilder();
        var clean = builder.Add("clean", new CleanerComponent(new WhiteSpaceCleaner()));
        var split = builder.Add(
            "split",
            new SplitterComponent(new UnitSplitter(TextUnit.Word, new SplitOptions { Measure = SplitMeasure.Words })));
        builder.Connect(clean.Cleaned, split.Documents);
        var result = await builder.Build().RunAsync(
            new GraphInputs { { clean.Documents, [Some.Document("a", "one   two"), Some.Document("b", "three")] } },
            null, Token);
        var chunks = result.Get(split.Chunks);
        Assert.Equal(["a", "b"], chunks.Select(chunk => chunk.DocumentId).Distinct());
        Assert.Contains("one two", chunks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallersFilterNarrowsTheOwnOne()
    {
        var retriever = new CannedRetriever("text");
        MetadataFilter own = MetadataFilter.Field("tenant") == "a", asked = MetadataFilter.Field("year") == 2020;
        var component = new RetrieverComponent(retriever, 4, own);
        await RunAloneAsync(component, new() { { component.Question, "q" }, { component.Filter, asked } });
        var (question, top, filter) = Assert.Single(retriever.Asked);
        Assert.Equal(("q", 4), (question, top));
        Assert.Equal(MetadataFilter.Merge(own, asked), filter);
    }

    [Fact]
    public async Task ARankerPassesOnTheBestOnly()
    {
        var component = new RankerComponent(new LostInTheMiddleRanker(), top: 2);
        var result = await RunAloneAsync(
            component, new() { { component.Question, "q" }, { component.Chunks, Some.Chunks("a", "b", "c") } });
        Assert.Equal(["a", "c"], result.Get(component.Ranked).Select(chunk => chunk.Chunk.Text));
    }

    [Fact]
    public async Task TheQuestionsOfABatchAreReadTogether()
    {
        var reader = new CannedReader();
        var component = new ReaderComponent(reader);
        var builder = new GraphBuilder();
        builder.Add("reader", component);
        var inputs = Enumerable.Range(0, 3).Select(_ => new GraphInputs
        {
            { component.Question, "q" }, { component.Chunks, Some.Chunks("one", "two") },
        });
        var results = await builder.Build().RunBatchAsync([.. inputs], null, Token);
        Assert.Equal(3, results.Count);
        Assert.Equal([3], reader.BatchSizes);
    }

    [Fact]
    public async Task AnswersThatAreNotBelievedAreLeftOut()
    {
        var component = new AnswerBuilder(top: 5);
        var reading = (await new CannedReader().ReadAsync([new("q", Some.Chunks("one", "two", "three"))], Token))[0];
        var result = await RunAloneAsync(component, new() { { component.Reading, reading } });
        Assert.Equal(["one", "two"], result.Get(component.Answers).Select(answer => answer.Text));
        Assert.Contains(result.Warnings, warning => warning.Contains("a warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnswersOfOnePlaceAreOneAndTheBestComesFirst()
    {
        var chunk = Some.Chunk("a", "one two three");
        Answer first = Some.Answer(chunk, new(0, 3), 1), same = Some.Answer(chunk, new(0, 7), 3);
        var last = Some.Answer(chunk, new(8, 13), 2);
        var joined = await JoinAsync(first, same, last);
        Assert.Equal(["one two", "three"], joined.Select(answer => answer.Text));
    }

    [Fact]
    public async Task ListsAreFusedByRank()
    {
        IReadOnlyList<ScoredChunk> left = Some.Chunks("a", "b"), right = [left[1]];
        var builder = new GraphBuilder();
        var join = builder.Add("join", new ChunkJoiner(top: 1));
        var one = builder.Add("one", new BranchJoiner<IReadOnlyList<ScoredChunk>>());
        var two = builder.Add("two", new BranchJoiner<IReadOnlyList<ScoredChunk>>());
        builder.Connect(one.Value, join.Lists).Connect(two.Value, join.Lists);
        var result = await builder.Build().RunAsync(
            new GraphInputs { { one.Values, left }, { two.Values, right } }, null, Token);
        Assert.Equal(["b"], result.Get(join.Chunks).Select(chunk => chunk.Chunk.Text));
    }

    [Fact]
    public async Task TextsAndListsAreJoinedInOrder()
    {
        var builder = new GraphBuilder();
        var first = builder.Add("first", new BranchJoiner<string>());
        var second = builder.Add("second", new BranchJoiner<string>());
        var join = builder.Add("join", new TextJoiner(" + "));
        var list = builder.Add("list", new ListJoiner<string>());
        var words = builder.Add("words", LambdaComponent.Create("text", (string text) => text.Split(' ')));
        builder.Connect(first.Value, join.Texts).Connect(second.Value, join.Texts)
            .Connect(join.Text, words.Input).Connect(words.Output, list.Lists);
        var result = await builder.Build().RunAsync(
            new GraphInputs { { first.Values, "a" }, { second.Values, "b" } }, null, Token);
        Assert.Equal(["a", "+", "b"], result.Get(list.List));
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("a longer text", "long")]
    public async Task ATextGoesByItsLength(string text, string way)
    {
        var router = new LengthRouter(5);
        var result = await RunAloneAsync(router, new() { { router.Text, text } });
        Assert.Equal(way, Assert.Single(result.Outputs).Output.Name);
    }

    [Theory]
    [InlineData("Where is the house of the man who was here?", "en")]
    [InlineData("Wo ist das Haus von dem Mann, der nicht hier war?", "de")]
    [InlineData("12345", "unmatched")]
    public async Task ATextGoesByItsLanguage(string text, string way)
    {
        var router = new LanguageRouter("en", "de");
        var result = await RunAloneAsync(
            router, new() { { router.Text, string.Concat(Enumerable.Repeat($"{text} ", 20)) } });
        Assert.Equal(way, Assert.Single(result.Outputs).Output.Name);
    }

    [Fact]
    public async Task TheFirstConditionThatHoldsDecides()
    {
        var router = new ConditionRouter<string>(
            new Route<string>("a", text => text.StartsWith('a')), new Route<string>("any", text => text.Length > 0));
        Assert.Equal("a", await WayOfAsync("abc"));
        Assert.Equal("any", await WayOfAsync("bc"));
        Assert.Equal("unmatched", await WayOfAsync(""));

        async Task<string> WayOfAsync(string text)
        {
            router = new ConditionRouter<string>(router.Routes);
            var result = await RunAloneAsync(router, new() { { router.Value, text } });
            return Assert.Single(result.Outputs).Output.Name;
        }
    }

    [Fact]
    public async Task DocumentsGoByTheirMetadata()
    {
        var router = new MetadataRouter(
            KeyValuePair.Create("new", MetadataFilter.Field("year") > 2000),
            KeyValuePair.Create("dated", MetadataFilter.Field("year").Exists()));
        var result = await RunAloneAsync(router, new()
        {
            {
                router.Documents,
                [Some.Document("a", "", ("year", 2020)), Some.Document("b", "", ("year", 1990)), Some.Document("c", "")]
            },
        });
        Assert.Equal("a", Assert.Single(result.Get(router["new"])).Id);
        Assert.Equal("b", Assert.Single(result.Get(router["dated"])).Id);
        Assert.Equal("c", Assert.Single(result.Get(router.Unmatched)).Id);
    }

    [Fact]
    public async Task APromptHasTextsAndNumberedPassages()
    {
        var prompt = new PromptBuilder("{{x}} {q}: {list:passages} {q}");
        var result = await RunAloneAsync(
            prompt, new() { { prompt.Text("q"), "{not a name}" }, { prompt.Passages("list"), Some.Chunks("A", "B") } });
        Assert.Equal("{x} {not a name}: [1] A\n[2] B {not a name}", result.Get(prompt.Prompt));
    }

    [Theory]
    [InlineData("{open")]
    [InlineData("close}")]
    [InlineData("{a.b}")]
    [InlineData("{}")]
    [InlineData("{a} {a:passages}")]
    public void ATemplateWithALoneBraceOrNoNameIsRefused(string template) =>
        Assert.ThrowsAny<ArgumentException>(() => new PromptBuilder(template));

    [Fact]
    public async Task AMatchHasTheAnswerOfItsMetadata()
    {
        var matcher = new FaqMatcher(minimumScore: 0.5);
        var result = await RunAloneAsync(matcher, new()
        {
            {
                matcher.Chunks,
                [
                    new(Some.Chunk("a", "Where?", ("answer", "Here.")), 0.9), new(Some.Chunk("b", "Who?"), 0.8),
                    new(Some.Chunk("c", "When?", ("answer", "Now.")), 0.1),
                ]
            },
        });
        Assert.Equal(("Where?", "Here."), Assert.Single(result.Get(matcher.Matches)) is var match
            ? (match.Question, match.Answer) : default);
        Assert.Contains(result.Warnings, warning => warning.Contains("b#0", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Answer>> JoinAsync(params Answer[] answers)
    {
        var builder = new GraphBuilder();
        var join = builder.Add("join", new AnswerJoiner());
        var inputs = new GraphInputs();
        for (var i = 0; i < answers.Length; i++)
        {
            var one = builder.Add($"one{i}", new BranchJoiner<IReadOnlyList<Answer>>());
            builder.Connect(one.Value, join.Lists);
            inputs.Add(one.Values, [answers[i]]);
        }

        return (await builder.Build().RunAsync(inputs, null, Token)).Get(join.Answers);
    }

    private static Task<GraphResult> RunAloneAsync(GraphComponent component, GraphInputs inputs)
    {
        var builder = new GraphBuilder();
        builder.Add("it", component);
        return builder.Build().RunAsync(inputs, null, Token);
    }
}
