using Microsoft.Extensions.AI;

namespace Search.Inference.Tests;

public sealed class EmbeddingQuantizationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AVectorIsScaledByItsGreatestComponent()
    {
        using var generator = new CannedVectors([0.5f, -1f, 0.004f, 0]).ToInt8();
        var embedding = (await generator.GenerateAsync(["x"], cancellationToken: Token))[0];
        Assert.Equal([64, -127, 1, 0], embedding.Vector.ToArray());
        Assert.Equal(1f / 127, embedding.AdditionalProperties![EmbeddingQuantization.ScaleKey]);
    }

    [Fact]
    public async Task AVectorOfZerosStays()
    {
        using var generator = new CannedVectors([0, 0]).ToInt8();
        Assert.Equal([0, 0], (await generator.GenerateAsync(["x"], cancellationToken: Token))[0].Vector.ToArray());
    }

    [Fact]
    public async Task RangesScaleAllVectorsAlike()
    {
        var ranges = EmbeddingRanges.Measure([new(new float[] { -1, 0, 3 }), new(new float[] { 1, 255, 3 })]);
        using var generator = new CannedVectors([-1, 255, 3], [1, 100, 9], [-5, 999, 3]).ToInt8(ranges);
        var embeddings = await generator.GenerateAsync(["x", "y", "z"], cancellationToken: Token);
        Assert.Equal([-128, 127, 0], embeddings[0].Vector.ToArray());
        Assert.Equal([127, -28, 0], embeddings[1].Vector.ToArray());
        Assert.Equal([-128, 127, 0], embeddings[2].Vector.ToArray());
    }

    [Fact]
    public void UnusableSamplesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => EmbeddingRanges.Measure([]));
        Assert.Throws<ArgumentException>(() => EmbeddingRanges.Measure([new(new float[] { 1 }), new(new float[2])]));
        Assert.Throws<ArgumentException>(() => EmbeddingRanges.Measure([new(new[] { float.NaN })]));
        var ranges = EmbeddingRanges.Measure([new(new float[] { 1 })]);
        Assert.Throws<ArgumentException>(() => ranges.Quantize([1, 2]));
        Assert.Throws<ArgumentException>(() => ranges.Quantize([float.PositiveInfinity]));
    }

    [Fact]
    public async Task ABitIsSetWhereAComponentIsAboveZero()
    {
        using var generator = new CannedVectors([0.5f, -1f, 0, 1e-9f]).ToBinary();
        var embedding = (await generator.GenerateAsync(["x"], cancellationToken: Token))[0];
        Assert.Equal([true, false, false, true], embedding.Vector.Cast<bool>());
    }

    [Fact]
    public async Task WhatIsKnownOfAnEmbeddingStays()
    {
        using var inner = new CannedVectors([1f]);
        using var generator = inner.ToInt8();
        var embeddings = await generator.GenerateAsync(["x"], cancellationToken: Token);
        Assert.Equal("canned", embeddings[0].ModelId);
        Assert.Equal(7, embeddings[0].AdditionalProperties!["cut_tokens"]);
        Assert.Equal(3, embeddings.Usage!.InputTokenCount);
        Assert.Same(inner, generator.GetService(typeof(CannedVectors)));
        Assert.Same(generator, generator.GetService(typeof(IEmbeddingGenerator<string, Embedding<sbyte>>)));
    }

    [Fact]
    public async Task TheOrderOfNeighboursSurvives()
    {
        using var model = TransformerEmbeddingGenerator.Load(ModelFolder.Open(RepositoryFiles.Embedder));
        string[] texts = ["A cat sleeps on the sofa.", "A kitten is sleeping on a couch.", "Interest rates rose."];
        var whole = await model.ToInt8().GenerateAsync(texts, cancellationToken: Token);
        Assert.True(Dot(whole[0], whole[1]) > Dot(whole[0], whole[2]));
        var bits = await model.ToBinary().GenerateAsync(texts, cancellationToken: Token);
        Assert.True(Distance(bits[0], bits[1]) < Distance(bits[0], bits[2]));
    }

    private static int Dot(Embedding<sbyte> left, Embedding<sbyte> right) =>
        Enumerable.Range(0, left.Dimensions).Sum(i => left.Vector.Span[i] * right.Vector.Span[i]);

    private static int Distance(BinaryEmbedding left, BinaryEmbedding right) =>
        Enumerable.Range(0, left.Dimensions).Count(i => left.Vector[i] != right.Vector[i]);

    private sealed class CannedVectors(params float[][] vectors) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select((_, i) =>
                new Embedding<float>(vectors[i])
                {
                    ModelId = "canned",
                    AdditionalProperties = new AdditionalPropertiesDictionary { ["cut_tokens"] = 7 },
                }))
            {
                Usage = new UsageDetails { InputTokenCount = 3 },
            });

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
