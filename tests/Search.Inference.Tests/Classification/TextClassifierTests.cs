using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

public sealed class TextClassifierTests : IDisposable
{
    private static readonly string[] Vocabulary = TinyTokenizers.Vocabulary("good", "bad", "film", "##s", "a");
    private static readonly string[] Names = ["negative", "neutral", "positive"];

    private static readonly float[][] Table =
    [
        [9, 9, 9], [0, 1, 0], [0.5f, 0, -0.5f], [0, 0.25f, 0], [-4, 0, 5], [6, 1, -3], [0, 2, 1], [0, -1, 0], [0, 0, 0],
    ];

    private static readonly float[] Bias = [0.1f, -0.2f, 0.3f];

    private readonly TinyModel _model =
        new(TinyGraphs.LabelTexts(Table, Bias), TinyModel.Configuration(Names), TinyTokenizers.WordPiece(Vocabulary));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task ScoresAreTheSoftmaxOfTheLogits()
    {
        using var classifier = Load();
        Assert.Equal(ScoreFunction.Softmax, classifier.Scores);
        string[] texts = ["good films", "a bad film", "", "good good bad a film films a a a"];
        var results = await classifier.ClassifyAsync(texts, Token);
        int[][] ids = [[2, 4, 6, 7, 3], [2, 8, 5, 6, 3], [2, 3], [2, 4, 4, 5, 8, 6, 6, 7, 8, 8, 8, 3]];
        for (var i = 0; i < texts.Length; i++)
        {
            var exponentials = LogitsOf(ids[i]).Select(Math.Exp).ToArray();
            var expected = Names.Select((name, label) => (name, exponentials[label] / exponentials.Sum()))
                .OrderByDescending(pair => pair.Item2);
            Assert.Equal(expected.Select(pair => pair.name), results[i].Labels.Select(label => label.Label));
            Assert.All(
                expected.Zip(results[i].Labels), pair => Assert.Equal(pair.First.Item2, pair.Second.Score, 5));
            Assert.Equal(0, results[i].CutTokens);
        }

        Assert.Equal("positive", results[0].Best.Label);
        Assert.Equal("negative", results[1].Best.Label);
    }

    [Theory]
    [InlineData("multi_label_classification", ScoreFunction.Sigmoid)]
    [InlineData("single_label_classification", ScoreFunction.Softmax)]
    [InlineData("regression", ScoreFunction.Identity)]
    public void TheProblemDecidesTheFunction(string problem, ScoreFunction expected)
    {
        Configure(configuration => configuration["problem_type"] = problem);
        using var classifier = Load();
        Assert.Equal(expected, classifier.Scores);
    }

    [Fact]
    public async Task AMultiLabelModelScoresEachLabelByItself()
    {
        Configure(configuration => configuration["problem_type"] = "multi_label_classification");
        using var classifier = Load();
        var scores = Scores((await classifier.ClassifyAsync(["bad film"], Token))[0]);
        var logits = LogitsOf([2, 5, 6, 3]);
        Assert.All(Names, (name, label) => Assert.Equal(1 / (1 + Math.Exp(-logits[label])), scores[name], 5));
    }

    [Fact]
    public async Task ASingleLabelGetsASigmoid()
    {
        using var model = new TinyModel(
            TinyGraphs.LabelTexts([.. Table.Select(row => row[..1])], [0]), TinyModel.Configuration("toxic"),
            TinyTokenizers.WordPiece(Vocabulary));
        using var classifier = TextClassifier.Load(ModelFolder.Open(model.Path));
        Assert.Equal(ScoreFunction.Sigmoid, classifier.Scores);
        var best = (await classifier.ClassifyAsync(["bad"], Token))[0].Best;
        Assert.Equal("toxic", best.Label);
        Assert.Equal(1 / (1 + Math.Exp(-(0.5 + 6 + 0) / 3)), best.Score, 6);
    }

    [Fact]
    public async Task RawScoresAreTheLogits()
    {
        using var classifier = Load(new TextClassifierOptions { Scores = ScoreFunction.Identity, MaxLabels = 2 });
        var labels = (await classifier.ClassifyAsync(["good"], Token))[0].Labels;
        var logits = LogitsOf([2, 4, 3]);
        Assert.Equal(["positive", "neutral"], labels.Select(label => label.Label));
        Assert.Equal(logits[2], labels[0].Score, 5);
        Assert.Equal(logits[1], labels[1].Score, 5);
    }

    [Fact]
    public async Task ALongTextIsCutAndSaysSo()
    {
        using var classifier = Load(new TextClassifierOptions { MaxTokens = 5 });
        var results = await classifier.ClassifyAsync(["good a a bad bad bad", "good a a"], Token);
        Assert.Equal([3, 0], results.Select(result => result.CutTokens));
        Assert.Equal(results[1].Labels, results[0].Labels);
    }

    [Fact]
    public async Task ALongTextCanBeRefused()
    {
        using var classifier = Load(
            new TextClassifierOptions { MaxTokens = 4, LongTexts = LongTextPolicy.Refuse });
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => classifier.ClassifyAsync(["a", "a a a"], Token));
        Assert.Contains("index 1 has 5 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTokenizersLimitCounts()
    {
        _model.Write("tokenizer_config.json", new JsonObject { ["model_max_length"] = 6 });
        using (var classifier = Load())
        {
            Assert.Equal(6, classifier.MaxTokens);
        }

        _model.Write("tokenizer_config.json", new JsonObject { ["model_max_length"] = 1e30 });
        using var unlimited = Load();
        Assert.Equal(64, unlimited.MaxTokens);
        Assert.Single(await unlimited.ClassifyAsync(["a"], Token));
    }

    [Fact]
    public void NumbersOfLabelsGetGeneratedNames()
    {
        Configure(configuration =>
        {
            configuration.Remove("id2label");
            configuration["num_labels"] = 3;
        });
        using var classifier = Load();
        Assert.Equal(["LABEL_0", "LABEL_1", "LABEL_2"], classifier.Labels);
    }

    [Fact]
    public async Task ManyCallersShareOneClassifier()
    {
        using var classifier = Load();
        var alone = (await classifier.ClassifyAsync(["good film"], Token))[0];
        var results = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => classifier.ClassifyAsync(["bad", "good film"], Token)));
        Assert.All(results, result => Assert.Equal(alone.Labels, result[1].Labels));
    }

    [Fact]
    public async Task ACancelledCallStops()
    {
        using var classifier = Load();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => classifier.ClassifyAsync(["a"], cancelled.Token));
    }

    [Fact]
    public async Task BadTextsAreRefused()
    {
        using var classifier = Load();
        await Assert.ThrowsAsync<ArgumentNullException>(() => classifier.ClassifyAsync(null!, Token));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => classifier.ClassifyAsync(["a", null!], Token));
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
        Assert.Empty(await classifier.ClassifyAsync([], Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(65)]
    public void AWindowThatDoesNotFitIsRefused(int tokens) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Load(new TextClassifierOptions { MaxTokens = tokens }));

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Load(new TextClassifierOptions { MaxLabels = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Load(new TextClassifierOptions { MaxBatchRows = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Load(new TextClassifierOptions { MaxBatchTokens = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Load(new TextClassifierOptions { Scores = (ScoreFunction)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Load(new TextClassifierOptions { LongTexts = (LongTextPolicy)7 }));
    }

    private static double[] LogitsOf(int[] ids) =>
        [.. Bias.Select((bias, label) => bias + ids.Average(id => (double)Table[id][label]))];

    private static Dictionary<string, double> Scores(TextClassification result) =>
        result.Labels.ToDictionary(label => label.Label, label => label.Score, StringComparer.Ordinal);

    private TextClassifier Load(TextClassifierOptions? options = null) =>
        TextClassifier.Load(ModelFolder.Open(_model.Path), options);

    private void Configure(Action<JsonObject> change)
    {
        var configuration = TinyModel.Configuration(Names);
        change(configuration);
        _model.Write("config.json", configuration);
    }
}
