namespace Search.Inference.Tests;

/// <summary>What the files of a sentence-transformers model decide, over a graph that gives its inputs back.</summary>
public sealed class EmbeddingModelFilesTests : IDisposable
{
    private const string Modules =
        """
        [{"type": "sentence_transformers.models.Transformer", "path": ""},
         {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"}]
        """;

    private readonly EchoModel _files = new([("input_ids", EchoModel.Wide), ("attention_mask", EchoModel.Wide)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    // The ids of "a c" are 1 3 5 2.
    [Theory]
    [InlineData("""{"pooling_mode_cls_token": true}""", new float[] { 1, 1 })]
    [InlineData("""{"pooling_mode_mean_tokens": true}""", new float[] { 2.75f, 1 })]
    [InlineData("""{"pooling_mode_max_tokens": true, "pooling_mode_mean_tokens": false}""", new float[] { 5, 1 })]
    [InlineData("""{"pooling_mode_mean_sqrt_len_tokens": true}""", new float[] { 5.5f, 2 })]
    [InlineData("""{"pooling_mode_weightedmean_tokens": true}""", new float[] { 3, 1 })]
    [InlineData("""{"pooling_mode_lasttoken": true}""", new float[] { 2, 1 })]
    [InlineData("""{"pooling_mode": "lasttoken"}""", new float[] { 2, 1 })]
    [InlineData("""{"pooling_mode": ["mean", "cls"]}""", new float[] { 1, 1, 2.75f, 1 })]
    [InlineData(
        """{"pooling_mode_mean_tokens": true, "pooling_mode_cls_token": true, "pooling_mode_max_tokens": true}""",
        new float[] { 1, 1, 5, 1, 2.75f, 1 })]
    public async Task ThePoolingFileIsFollowed(string pooling, float[] expected)
    {
        _files.Write("modules.json", Modules);
        _files.Write("1_Pooling/config.json", pooling);
        Assert.Equal(expected, await EmbedAsync("a c", "b"));
    }

    [Fact]
    public async Task ABareEncoderIsPooledByTheMean() => Assert.Equal(new[] { 2.75f, 1 }, await EmbedAsync("a c", "b"));

    [Fact]
    public async Task NormalisationIsAModule()
    {
        _files.Write("modules.json", Modules.Replace("]", """, {"type": "x.Normalize"}]""", StringComparison.Ordinal));
        _files.Write("1_Pooling/config.json", """{"pooling_mode": "lasttoken"}""");
        Assert.Equal(new[] { 2 / MathF.Sqrt(5), 1 / MathF.Sqrt(5) }, await EmbedAsync("a c", "b"));
    }

    [Theory]
    [InlineData("""{"pooling_mode_cls_token": false}""", "asks for no pooling")]
    [InlineData("""{"pooling_mode_median_tokens": true}""", "asks for pooling_mode_median_tokens")]
    [InlineData("""{"pooling_mode_cls_token": 1}""", "expected true or false")]
    [InlineData("""{"pooling_mode": "median"}""", "asks for the pooling_mode median")]
    [InlineData("""{"pooling_mode": {}}""", "asks for the pooling_mode {}")]
    [InlineData("""{"pooling_mode": "cls", "include_prompt": "no"}""", "expected true or false")]
    [InlineData("[]", "expected an object")]
    public void AMalformedPoolingFileIsRefused(string pooling, string expected)
    {
        _files.Write("1_Pooling/config.json", pooling);
        AssertRefused(expected);
    }

    [Theory]
    [InlineData("""[{"type": "m.Transformer"}, {"type": "m.Pooling"}]""", "no file 1_Pooling/config.json")]
    [InlineData("""[{"type": "m.Transformer"}, {"type": "m.Pooling", "path": "../P"}]""", "keeps the pooling in")]
    [InlineData("""[{"type": "m.Transformer"}]""", "cannot embed")]
    [InlineData("""[{"type": "m.Transformer"}, {"type": "m.CNN"}]""", "has a module 'CNN'")]
    [InlineData("{}", "expected a list of modules")]
    public void UnusableModulesAreRefused(string modules, string expected)
    {
        _files.Write("modules.json", modules);
        AssertRefused(expected);
    }

    [Fact]
    public void ADenseModuleOutsideTheGraphIsRefusedByName()
    {
        WriteDense(_files);
        AssertRefused("has a module Dense, whose weights are not in its graph");
    }

    [Fact]
    public async Task ADenseModuleInsideTheGraphIsUsed()
    {
        using var files = new EchoModel([("input_ids", EchoModel.Wide)], givesSentence: true);
        WriteDense(files);
        using var generator = TransformerEmbeddingGenerator.Load(files.Open());
        var embeddings = await generator.GenerateAsync(["a c"], cancellationToken: Token);
        Assert.Equal([2.75f], embeddings[0].Vector.ToArray());
    }

    // The ids of "b a c" are 1 4 3 5 2; the prompt "b " is the first two of them.
    [Theory]
    [InlineData("true", 3f)]
    [InlineData("false", (3 + 5 + 2) / 3f)]
    public async Task APromptCountsInPoolingOnlyIfTheModelWantsIt(string includes, float expected)
    {
        _files.Write("1_Pooling/config.json", $$"""{"pooling_mode": "mean", "include_prompt": {{includes}}}""");
        _files.Write("config_sentence_transformers.json", """{"prompts": {"query": "b ", "document": "c "}}""");
        using var generator = TransformerEmbeddingGenerator.Load(_files.Open());
        var embeddings = await generator.ForQueries().GenerateAsync(["a c"], cancellationToken: Token);
        Assert.Equal([expected, 1], embeddings[0].Vector.ToArray());
        Assert.Equal(new EmbeddingPrompts("b ", "c "), generator.GetService(typeof(EmbeddingPrompts)));
    }

    [Fact]
    public async Task ManyTextsAreEmbeddedInGroupsAndKeepTheirOrder()
    {
        _files.Write("1_Pooling/config.json", """{"pooling_mode": "max"}""");
        string[] words = ["c", "d c", "e c d", "f", "g g g g", "h"];
        var texts = Enumerable.Range(0, 5000).Select(i => words[i % 6]).ToArray();
        using var generator = TransformerEmbeddingGenerator.Load(_files.Open());
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: Token);
        Assert.Equal(
            Enumerable.Range(0, 5000).Select(i => 5f + (i % 6)),
            embeddings.Select(embedding => embedding.Vector.Span[0]));
    }

    private static void WriteDense(EchoModel files)
    {
        files.Write("modules.json", Modules.Replace("]", """, {"type": "x.Dense"}]""", StringComparison.Ordinal));
        files.Write("1_Pooling/config.json", """{"pooling_mode": "mean"}""");
    }

    private void AssertRefused(string expected)
    {
        var error = Assert.Throws<ModelException>(() => TransformerEmbeddingGenerator.Load(_files.Open()));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    // The vector of the first text.
    private async Task<float[]> EmbedAsync(params string[] texts)
    {
        using var generator = TransformerEmbeddingGenerator.Load(_files.Open());
        return (await generator.GenerateAsync(texts, cancellationToken: Token))[0].Vector.ToArray();
    }
}
