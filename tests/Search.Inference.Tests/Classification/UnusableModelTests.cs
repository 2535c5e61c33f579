using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

/// <summary>Models that are not what they are taken for, and files that lie, are refused with what is wrong.</summary>
public sealed class UnusableModelTests : IDisposable
{
    private static readonly string[] Vocabulary = TinyTokenizers.Vocabulary("a", "nan", "inf", "far");

    private static readonly float[][] Table =
    [
        [0, 0], [0, 0], [0, 0], [0, 0], [1, 2], [float.NaN, 1], [1, float.PositiveInfinity],
    ];

    private readonly TinyModel _model = new(
        TinyGraphs.LabelTexts(Table, [0, 0]), TinyModel.Configuration("no", "yes"),
        TinyTokenizers.WordPiece(Vocabulary));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("""{"0": "a", "2": "b"}""", "every id from 0 to 1")]
    [InlineData("""{"1": "a", "2": "b"}""", "every id from 0 to 1")]
    [InlineData("""{"0": "a", "00": "b"}""", "the id 0 twice")]
    [InlineData("""{"0": "a", "one": "b"}""", "the key 'one'")]
    [InlineData("""{"0": "a", "-1": "b"}""", "the key '-1'")]
    [InlineData("""{"0": "a", "1.0": "b"}""", "the key '1.0'")]
    [InlineData("""{"0": "a", "99999999999": "b"}""", "the key '99999999999'")]
    [InlineData("""{"0": "a", "1": 7}""", "names the id 1 7")]
    [InlineData("""{"0": "a", "1": ""}""", "expected a name")]
    [InlineData("""{"0": "a", "1": null}""", "names the id 1 null")]
    [InlineData("""["a", "b"]""", "expected an object")]
    [InlineData("""{"0": "a", "1": "b", "2": "c"}""", "gives num_labels 2 but an id2label of 3")]
    public void NamesThatAreNoListAreRefused(string json, string expected)
    {
        Configure("num_labels", "2", json);
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_model.Path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    public void ANumberOfLabelsThatCannotBeIsRefused(string count)
    {
        Configure("num_labels", count);
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_model.Path));
        Assert.Contains($"is {count}; expected 1 to 65536", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelWithoutNamesIsRefused()
    {
        Configure("id2label", "{}");
        foreach (var load in new Action<ModelFolder>[]
        {
            folder => TextClassifier.Load(folder), folder => TokenClassifier.Load(folder),
            folder => ZeroShotClassifier.Load(folder),
        })
        {
            var error = Assert.Throws<ModelException>(() => load(ModelFolder.Open(_model.Path)));
            Assert.Contains("names no labels: add id2label", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnotherNumberOfLogitsIsRefused()
    {
        Configure("id2label", """{"0": "a", "1": "b", "2": "entailment"}""");
        var folder = ModelFolder.Open(_model.Path);
        foreach (var load in new Action[]
        {
            () => TextClassifier.Load(folder), () => ZeroShotClassifier.Load(folder),
        })
        {
            var error = Assert.Throws<ModelException>(load);
            Assert.Contains("shape 1 × 2; expected 1 × 3 (texts × labels)", error.Message, StringComparison.Ordinal);
        }

        var pairs = Assert.Throws<ModelException>(() => CrossEncoder.Load(folder));
        Assert.Contains("the shape 1 × 2; expected 1 × 1", pairs.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelOfTextsLabelsNoTokensAndTheOtherWayAround()
    {
        var folder = ModelFolder.Open(_model.Path);
        var error = Assert.Throws<ModelException>(() => TokenClassifier.Load(folder));
        Assert.Contains("expected 1 × 2 × 2 (texts × tokens × labels)", error.Message, StringComparison.Ordinal);
        _model.Write("model.onnx", TinyGraphs.LabelTokens(Table));
        error = Assert.Throws<ModelException>(() => TextClassifier.Load(folder));
        Assert.Contains("the shape 1 × 2 × 2; expected 1 × 2 (", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("inf")]
    public async Task LogitsThatAreNoNumbersAreRefused(string word)
    {
        var folder = ModelFolder.Open(_model.Path);
        using var texts = TextClassifier.Load(folder);
        var error = await Assert.ThrowsAsync<ModelException>(() => texts.ClassifyAsync(["a", word], Token));
        Assert.Contains("expected finite numbers", error.Message, StringComparison.Ordinal);
        _model.Write("model.onnx", TinyGraphs.LabelTokens(Table));
        using var tokens = TokenClassifier.Load(folder);
        error = await Assert.ThrowsAsync<ModelException>(() => tokens.ClassifyAsync(["a", word], Token));
        Assert.Contains("expected finite numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenThatTheModelDoesNotKnowIsReported()
    {
        using var classifier = TextClassifier.Load(ModelFolder.Open(_model.Path));
        var error = await Assert.ThrowsAsync<ModelException>(() => classifier.ClassifyAsync(["far"], Token));
        Assert.Contains("failed on a batch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGraphWithoutLogitsIsRefused()
    {
        var graph = new OnnxGraph();
        var (ids, mask) = (graph.Input("input_ids"), graph.Input("attention_mask"));
        _model.Write("model.onnx", graph.Finish(
            graph.Node("Mul", graph.ToFloat(ids), graph.ToFloat(mask)), "start", "end"));
        var error = Assert.Throws<ModelException>(() => TextClassifier.Load(ModelFolder.Open(_model.Path)));
        Assert.Contains("has no output logits but start, end", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model_max_length", "0")]
    [InlineData("model_max_length", "-1")]
    [InlineData("model_max_length", "\"long\"")]
    public void ALimitThatIsNoneIsRefused(string name, string value)
    {
        _model.Write("tokenizer_config.json", new JsonObject { [name] = JsonNode.Parse(value) });
        var error = Assert.Throws<ModelException>(() => TextClassifier.Load(ModelFolder.Open(_model.Path)));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelThatStatesNoLimitNeedsOne()
    {
        Configure("max_position_embeddings", "null");
        var folder = ModelFolder.Open(_model.Path);
        var error = Assert.Throws<ModelException>(() => TextClassifier.Load(folder));
        Assert.Contains("give no longest input", error.Message, StringComparison.Ordinal);
        using var classifier = TextClassifier.Load(folder, new TextClassifierOptions { MaxTokens = 100 });
        Assert.Equal(100, classifier.MaxTokens);
    }

    [Fact]
    public void AnUnknownProblemIsNamed()
    {
        Configure("problem_type", "\"ranking\"");
        var folder = ModelFolder.Open(_model.Path);
        var error = Assert.Throws<ModelException>(() => TextClassifier.Load(folder));
        Assert.Contains("problem_type 'ranking'", error.Message, StringComparison.Ordinal);
        using var classifier = TextClassifier.Load(
            folder, new TextClassifierOptions { Scores = ScoreFunction.Softmax });
        Assert.Equal(ScoreFunction.Softmax, classifier.Scores);
    }

    private void Configure(string name, string value, string? labels = null)
    {
        var configuration = TinyModel.Configuration("no", "yes");
        configuration["id2label"] = labels is null ? configuration["id2label"]!.DeepClone() : JsonNode.Parse(labels);
        configuration[name] = JsonNode.Parse(value);
        _model.Write("config.json", configuration);
    }
}
