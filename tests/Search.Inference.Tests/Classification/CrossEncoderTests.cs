using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

public sealed class CrossEncoderTests : IDisposable
{
    private static readonly float[][] Weights = [[1.5f], [-0.5f], [2]];

    private static readonly string[] Passages =
        ["ann wrote it .", "bob", "", "law is sport . law is sport . bob is ann .", "no bob wrote it", "wrote it ."];

    private readonly TinyModel _model = new(
        TinyGraphs.LabelPairs(PairModel.Table, Weights), TinyModel.Configuration("LABEL_0"),
        TinyTokenizers.WordPiece(PairModel.Vocabulary));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task AScoreIsTheSigmoidOfTheLogit()
    {
        using var encoder = Load();
        var scores = await encoder.ScorePassagesAsync("who wrote it", Passages, Token);
        Assert.Equal(Passages.Length, scores.Count);
        for (var i = 0; i < scores.Count; i++)
        {
            var logit = PairModel.Logits("who wrote it", Passages[i], Weights)[0];
            Assert.Equal(1 / (1 + Math.Exp(-logit)), scores[i].Score, 5);
            Assert.Equal(0, scores[i].CutTokens);
        }
    }

    [Fact]
    public async Task PairsMayDifferInBothTexts()
    {
        using var encoder = Load(new CrossEncoderOptions { Scores = ScoreFunction.Identity, MaxBatchRows = 2 });
        TextPair[] pairs = [new("who", "ann"), new("  law is \n", "\tbob . "), new("who", "bob is law")];
        var scores = await ((IPairScorer)encoder).ScoreAsync(pairs, Token);
        Assert.All(pairs.Zip(scores), item => Assert.Equal(
            PairModel.Logits(item.First.Query.Trim(), item.First.Passage.Trim(), Weights)[0], item.Second.Score, 5));
    }

    [Theory]
    [InlineData(ScoreFunction.Identity, """{"sentence_transformers": {"activation_fn": "torch.nn.Identity"}}""")]
    [InlineData(ScoreFunction.Sigmoid, """{"sentence_transformers": {"version": "4.0.0"}}""")]
    [InlineData(ScoreFunction.Identity, """{"sbert_ce_default_activation_function": "torch.nn.modules.Identity"}""")]
    [InlineData(ScoreFunction.Sigmoid, """{"sbert_ce_default_activation_function": "torch.nn.modules.Sigmoid"}""")]
    public void TheModelsOwnFunctionIsUsed(ScoreFunction expected, string json)
    {
        Configure(json);
        using var encoder = Load();
        Assert.Equal(expected, encoder.Scores);
        using var other = Load(new CrossEncoderOptions { Scores = ScoreFunction.Sigmoid });
        Assert.Equal(ScoreFunction.Sigmoid, other.Scores);
    }

    [Fact]
    public void AnUnknownFunctionIsNamed()
    {
        Configure("""{"sbert_ce_default_activation_function": "os.system"}""");
        var error = Assert.Throws<ModelException>(() => Load());
        Assert.Contains("'os.system'", error.Message, StringComparison.Ordinal);
        using var encoder = Load(new CrossEncoderOptions { Scores = ScoreFunction.Identity });
        Assert.Equal(ScoreFunction.Identity, encoder.Scores);
    }

    [Fact]
    public async Task OnlyThePassageIsCut()
    {
        using var encoder = Load(new CrossEncoderOptions { MaxTokens = 9 });
        var scores = await encoder.ScorePassagesAsync("who wrote it", ["ann wrote it . bob is", "ann wrote it"], Token);
        Assert.Equal([3, 0], scores.Select(score => score.CutTokens));
        Assert.Equal(scores[1].Score, scores[0].Score);
    }

    [Fact]
    public async Task AQueryThatLeavesNoRoomIsRefused()
    {
        using var encoder = Load(new CrossEncoderOptions { MaxTokens = 6 });
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => encoder.ScorePassagesAsync("who wrote it", ["ann bob"], Token));
        Assert.Contains("index 0 has a first text that leaves no room", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongPassageCanBeRefused()
    {
        using var encoder = Load(new CrossEncoderOptions { MaxTokens = 7, LongTexts = LongTextPolicy.Refuse });
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => encoder.ScorePassagesAsync("who wrote", ["ann bob", "ann bob law"], Token));
        Assert.Contains("pair at index 1 has 8 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoresDoNotDependOnTheBatch()
    {
        using var encoder = Load();
        var together = await encoder.ScorePassagesAsync("who", Passages, Token);
        for (var i = 0; i < Passages.Length; i++)
        {
            var alone = await encoder.ScorePassagesAsync("who", [Passages[i]], Token);
            Assert.Equal(alone[0].Score, together[i].Score, 6);
        }
    }

    [Fact]
    public async Task BadCallsAreRefused()
    {
        using var encoder = Load();
        await Assert.ThrowsAsync<ArgumentNullException>(() => encoder.ScoreAsync(null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => encoder.ScorePassagesAsync(null!, ["a"], Token));
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => encoder.ScorePassagesAsync("who", ["ann", null!], Token));
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
        Assert.Empty(await encoder.ScorePassagesAsync("who", [], Token));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Load(new CrossEncoderOptions { Scores = ScoreFunction.Softmax }));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => encoder.ScorePassagesAsync("who", ["ann"], cancelled.Token));
    }

    private CrossEncoder Load(CrossEncoderOptions? options = null) =>
        CrossEncoder.Load(ModelFolder.Open(_model.Path), options);

    private void Configure(string json)
    {
        var configuration = TinyModel.Configuration("LABEL_0");
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            configuration[name] = value?.DeepClone();
        }

        _model.Write("config.json", configuration);
    }
}
