using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Search.Inference.Tests;

public sealed class TransformerEmbeddingGeneratorTests : IDisposable
{
    private readonly TransformerEmbeddingGenerator _generator =
        TransformerEmbeddingGenerator.Load(ModelFolder.Open(RepositoryFiles.Embedder));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _generator.Dispose();

    [Fact]
    public async Task VectorsAreThoseOfTheReference()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Embedding", "Cases", "bge-small-en-v1.5.json");
        var cosines = new List<float>();
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(path, Token));
        foreach (var item in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            var text = item.GetProperty("text").GetString()!;
            var expected = item.GetProperty("cls").EnumerateArray().Select(value => value.GetSingle()).ToArray();
            var embedding = (await _generator.GenerateAsync([text], cancellationToken: Token))[0];
            var cosine = TensorPrimitives.CosineSimilarity<float>(embedding.Vector.Span, expected);
            cosines.Add(cosine);
        }

        Assert.True(cosines.Min() >= 0.99, $"least cosine {cosines.Min()}");
        Assert.True(cosines.Average() >= 0.995, $"mean cosine {cosines.Average()}");
    }

    [Fact]
    public async Task VectorsComeInTheOrderOfTheTexts()
    {
        string[] texts = ["a cat", string.Concat(Enumerable.Repeat("a long text about ships ", 30)), "a dog", ""];
        var together = await _generator.GenerateAsync(texts, cancellationToken: Token);
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = (await _generator.GenerateAsync([texts[i]], cancellationToken: Token))[0];
            var cosine = TensorPrimitives.CosineSimilarity(alone.Vector.Span, together[i].Vector.Span);
            Assert.True(cosine > 0.99, $"{texts[i]}: {cosine}");
        }
    }

    [Fact]
    public async Task TokensAreCounted()
    {
        var embeddings = await _generator.GenerateAsync(["Hello, world!"], cancellationToken: Token);
        Assert.Equal(6, embeddings.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task ATextThatIsCutIsReported()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 600));
        var embedding = (await _generator.GenerateAsync([text], cancellationToken: Token))[0];
        Assert.Equal(602 - 512, embedding.AdditionalProperties![TransformerEmbeddingGenerator.CutTokensKey]);
    }

    [Fact]
    public async Task ATextThatIsTooLongCanBeRefused()
    {
        using var strict = TransformerEmbeddingGenerator.Load(
            _generator.Folder, new TransformerEmbeddingOptions { LongTexts = LongTextPolicy.Refuse });
        var text = string.Concat(Enumerable.Repeat("word ", 600));
        var error =
            await Assert.ThrowsAsync<ArgumentException>(
                () => strict.GenerateAsync(["short", text], cancellationToken: Token));
        Assert.Contains("index 1 has 602 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextThatIsTooLongCanBeTheMeanOfItsWindows()
    {
        using var patient = TransformerEmbeddingGenerator.Load(
            _generator.Folder, new TransformerEmbeddingOptions { LongTexts = LongTextPolicy.Average });
        var first = string.Concat(Enumerable.Repeat("ship ", 510));
        var second = string.Concat(Enumerable.Repeat("bread ", 100));
        var parts = await patient.GenerateAsync([first, second], cancellationToken: Token);
        var whole = await patient.GenerateAsync([first + second], cancellationToken: Token);

        var expected = new float[384];
        TensorPrimitives.MultiplyAdd(parts[0].Vector.Span, 512, expected, expected);
        TensorPrimitives.MultiplyAdd(parts[1].Vector.Span, 102, expected, expected);
        Assert.Equal(2, whole[0].AdditionalProperties![TransformerEmbeddingGenerator.WindowsKey]);
        Assert.Equal(512 + 102, whole.Usage!.InputTokenCount);
        Assert.Equal(1, TensorPrimitives.Norm(whole[0].Vector.Span), 1e-5);

        // The windows shared a batch, which moves an int8 model's vectors a little.
        Assert.True(TensorPrimitives.CosineSimilarity(expected, whole[0].Vector.Span) > 0.99);
    }

    [Fact]
    public async Task PaddingAndBatchesAreCounted()
    {
        var embeddings = await _generator.GenerateAsync(["one", "one two three"], cancellationToken: Token);
        var counts = embeddings.Usage!.AdditionalCounts!;
        Assert.Equal(1, counts[TransformerEmbeddingGenerator.BatchesKey]);
        Assert.Equal(2, counts[TransformerEmbeddingGenerator.PaddingTokensKey]);
    }

    [Fact]
    public async Task NoTextsGiveNoVectors() =>
        Assert.Empty(await _generator.GenerateAsync([], cancellationToken: Token));

    [Fact]
    public async Task ANullTextIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => _generator.GenerateAsync(["a", null!], cancellationToken: Token));

    [Fact]
    public async Task FewerDimensionsAreTheFirstOnesAtUnitLength()
    {
        var whole = (await _generator.GenerateAsync(["a cat"], cancellationToken: Token))[0].Vector.ToArray();
        var options = new EmbeddingGenerationOptions { Dimensions = 128 };
        var first = (await _generator.GenerateAsync(["a cat"], options, Token))[0].Vector.ToArray();
        Assert.Equal(128, first.Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(first), 1e-5);
        Assert.Equal(1, TensorPrimitives.CosineSimilarity<float>(whole.AsSpan(0, 128), first), 1e-5);
    }

    [Fact]
    public async Task FewerDimensionsCanBeTheDefault()
    {
        using var small = TransformerEmbeddingGenerator.Load(
            _generator.Folder, new TransformerEmbeddingOptions { Dimensions = 64 });
        Assert.Equal(64, small.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);
        Assert.Equal(64, (await small.GenerateAsync(["a cat"], cancellationToken: Token))[0].Vector.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => TransformerEmbeddingGenerator.Load(
            _generator.Folder, new TransformerEmbeddingOptions { Dimensions = 385 }));
    }

    [Fact]
    public async Task MoreDimensionsThanTheModelHasAreRefused()
    {
        var options = new EmbeddingGenerationOptions { Dimensions = 385 };
        await Assert.ThrowsAsync<ArgumentException>(() => _generator.GenerateAsync(["a"], options, Token));
    }

    [Fact]
    public async Task QuestionsTakeThePromptOfTheModel()
    {
        var question = (await _generator.ForQueries().GenerateAsync(["Who?"], cancellationToken: Token))[0];
        var spelled = (await _generator.GenerateAsync(
            ["Represent this sentence for searching relevant passages: Who?"], cancellationToken: Token))[0];
        Assert.Equal(spelled.Vector.ToArray(), question.Vector.ToArray());
        Assert.Same(_generator, _generator.ForPassages());
    }

    [Fact]
    public void MetadataNamesTheModel()
    {
        var metadata = _generator.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("bge-small-en-v1.5", 384), (metadata.DefaultModelId, metadata.DefaultModelDimensions));
    }

    [Fact]
    public async Task ACancelledRunStops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _generator.GenerateAsync(["a"], cancellationToken: cancelled.Token));
    }
}
