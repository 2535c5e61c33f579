namespace Search.Inference.Tests;

public sealed class ZeroShotClassifierTests : IDisposable
{
    private static readonly float[][] Weights = [[0.5f, 1.5f, -1], [-1, 0.3f, 2], [1, -0.6f, 0.8f]];

    private static readonly string[] Labels = ["law", "sport", "bob"];

    private static readonly string[] Texts = ["ann wrote it .", "bob", "who wrote law is"];

    private static readonly ZeroShotClassifierOptions Topic = new() { HypothesisTemplate = "topic is {} ." };

    private readonly TinyModel _model = new(
        TinyGraphs.LabelPairs(PairModel.Table, Weights),
        TinyModel.Configuration("contradiction", "neutral", "ENTAILMENT"),
        TinyTokenizers.WordPiece(PairModel.Vocabulary));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task LabelsShareOneProbability()
    {
        using var classifier = Load(Topic);
        var results = await classifier.ClassifyAsync(Texts, Labels, Token);
        for (var i = 0; i < Texts.Length; i++)
        {
            var entailments = Labels.Select(label => Math.Exp(Logits(Texts[i], label)[2])).ToArray();
            AssertScores(results[i], [.. entailments.Select(value => value / entailments.Sum())]);
            Assert.Equal(1, results[i].Labels.Sum(label => label.Score), 9);
        }
    }

    [Fact]
    public async Task EachLabelCanBeJudgedByItself()
    {
        using var classifier = Load(Topic with { AllowsManyLabels = true });
        var results = await classifier.ClassifyAsync(Texts, Labels, Token);
        for (var i = 0; i < Texts.Length; i++)
        {
            AssertScores(results[i], [.. Labels.Select(label => EntailmentAgainst(0, Texts[i], label))]);
        }
    }

    [Fact]
    public async Task ASingleLabelIsJudgedByItself()
    {
        using var classifier = Load(Topic);
        var best = Assert.Single((await classifier.ClassifyAsync(["bob"], ["law"], Token))[0].Labels);
        Assert.Equal(EntailmentAgainst(0, "bob", "law"), best.Score, 5);
    }

    [Theory]
    [InlineData(1, "entailment", "neutral", "contradiction", 0, 2)]
    [InlineData(2, "contradiction", "entailment", "neutral", 1, 0)]
    [InlineData(3, "neutral", "entailment", "Contradiction", 1, 2)]
    [InlineData(4, "entailment", "other", "not", 0, 2)]
    [InlineData(5, "other", "Entails", "maybe", 1, 0)]
    public async Task TheLabelsOfInferenceAreFoundByName(
        int number, string first, string second, string third, int entailment, int contradiction)
    {
        Assert.InRange(number, 1, 5);
        _model.Write("config.json", TinyModel.Configuration(first, second, third));
        using var classifier = Load(Topic);
        var score = (await classifier.ClassifyAsync(["bob"], ["law"], Token))[0].Best.Score;
        var logits = Logits("bob", "law");
        Assert.Equal(1 / (1 + Math.Exp(logits[contradiction] - logits[entailment])), score, 5);
    }

    [Theory]
    [InlineData("LABEL_0", "LABEL_1", "LABEL_2")]
    [InlineData("negative", "neutral", "positive")]
    public void AModelWithoutEntailmentIsRefused(params string[] labels)
    {
        _model.Write("config.json", TinyModel.Configuration(labels));
        var error = Assert.Throws<ModelException>(() => Load(Topic));
        Assert.Contains(string.Join(", ", labels), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheTextIsCut()
    {
        using var classifier = Load(Topic with { MaxTokens = 9 });
        var results = await classifier.ClassifyAsync(["ann wrote it", "ann wrote"], ["law", "sport"], Token);
        Assert.Equal([1, 0], results.Select(result => result.CutTokens));
        Assert.Equal(results[1].Labels, results[0].Labels);
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => classifier.ClassifyAsync(["ann wrote it"], ["law sport law sport"], Token));
        Assert.Contains("the label 'law sport law sport'", error.Message, StringComparison.Ordinal);
        Assert.Contains("leaves no room", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadCallsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Load(new ZeroShotClassifierOptions { HypothesisTemplate = "topic" }));
        using var classifier = Load(new ZeroShotClassifierOptions());
        await Assert.ThrowsAsync<ArgumentException>(() => classifier.ClassifyAsync(["bob"], [], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => classifier.ClassifyAsync(["bob"], ["law", " "], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => classifier.ClassifyAsync(["bob", null!], ["law"], Token));
        Assert.Empty(await classifier.ClassifyAsync([], ["law"], Token));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => classifier.ClassifyAsync(["bob"], ["law"], cancelled.Token));
    }

    private static double[] Logits(string text, string label) =>
        PairModel.Logits(text, $"topic is {label} .", Weights);

    private static double EntailmentAgainst(int other, string text, string label)
    {
        var logits = Logits(text, label);
        return Math.Exp(logits[2]) / (Math.Exp(logits[2]) + Math.Exp(logits[other]));
    }

    private static void AssertScores(TextClassification result, double[] scores)
    {
        var expected = Labels.Zip(scores).OrderByDescending(pair => pair.Second).ToList();
        Assert.Equal(expected.Select(pair => pair.First), result.Labels.Select(label => label.Label));
        Assert.All(expected.Zip(result.Labels), pair => Assert.Equal(pair.First.Second, pair.Second.Score, 5));
    }

    private ZeroShotClassifier Load(ZeroShotClassifierOptions options) =>
        ZeroShotClassifier.Load(ModelFolder.Open(_model.Path), options);
}
