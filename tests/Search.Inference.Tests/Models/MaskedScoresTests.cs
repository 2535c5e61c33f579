using System.Numerics.Tensors;

namespace Search.Inference.Tests;

public sealed class MaskedScoresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AllScoresOfTheShippedEmbedderAreFound()
    {
        var scores = MaskedScores.FindAll(Embedder());
        Assert.Equal(12, scores.Count);
        Assert.Single(scores.Select(found => found.Mask).Distinct());
        Assert.All(scores, found => Assert.Equal("MatMul", found.Product.Kind));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    public void AMaskOfAnotherShapeIsLeftAsItIs(long first, long second)
    {
        var graph = Embedder();
        var axes = new Queue<long>([first, second]);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is { Kind: "Unsqueeze", Inputs: ["attention_mask"] or ["/Unsqueeze_output_0"] } node)
            {
                graph.Nodes[i] = node with { Axes = [axes.Dequeue()] };
            }
        }

        Assert.Empty(axes);
        Assert.Empty(MaskedScores.FindAll(graph));
    }

    [Fact]
    public void ScoresThatSomethingElseReadsAreLeftAsTheyAre()
    {
        var graph = Embedder();
        graph.Outputs.Add(MaskedScores.FindAll(graph)[3].Product.Outputs[0]);
        Assert.Equal(11, MaskedScores.FindAll(graph).Count);
    }

    [Fact]
    public async Task PaddingIsMaskedAsBefore()
    {
        // The texts differ in length, so that the shorter one is padded, and stand in one batch.
        string[] texts = ["A cat sat on the mat.", string.Join(' ', Enumerable.Repeat("ships at sea", 60))];
        var stored = await EmbedAsync(ActivationScales.AsStored, texts);
        var rewritten = await EmbedAsync(ActivationScales.ByRow, texts);
        Assert.All(
            stored.Zip(rewritten),
            pair => Assert.InRange(TensorPrimitives.CosineSimilarity<float>(pair.First, pair.Second), 0.97f, 1.001f));
    }

    private static async Task<float[][]> EmbedAsync(ActivationScales scales, string[] texts)
    {
        using var generator = TransformerEmbeddingGenerator.Load(
            ModelFolder.Open(RepositoryFiles.Embedder), new TransformerEmbeddingOptions { Scales = scales });
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: Token);
        return [.. embeddings.Select(embedding => embedding.Vector.ToArray())];
    }

    private static ModelGraph Embedder()
    {
        var path = Path.Combine(RepositoryFiles.Embedder, "model.onnx");
        return ModelGraph.Read(File.ReadAllBytes(path), path);
    }
}
