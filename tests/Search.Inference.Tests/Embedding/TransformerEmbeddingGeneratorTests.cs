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

        // The least are those of texts without a known token. That is the int8 file's doing: it gives the same vectors
        // at every level of graph optimisation.
        Assert.True(cosines.Min() >= 0.988, $"least cosine {cosines.Min()}");
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
    public async Task NoTextsGiveNoVectors() =>
        Assert.Empty(await _generator.GenerateAsync([], cancellationToken: Token));

    [Fact]
    public async Task ANullTextIsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => _generator.GenerateAsync(["a", null!], cancellationToken: Token));

    [Fact]
    public async Task AnotherNumberOfDimensionsIsRefused()
    {
        var options = new EmbeddingGenerationOptions { Dimensions = 128 };
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
