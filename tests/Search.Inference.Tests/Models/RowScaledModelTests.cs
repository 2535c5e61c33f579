using System.Numerics.Tensors;

namespace Search.Inference.Tests;

public sealed class RowScaledModelTests : IDisposable
{
    private const string Output = "last_hidden_state";

    private readonly EchoModel _files = new([("input_ids", EchoModel.Wide)]);

    private string ModelFile => Path.Combine(_files.Path, "model.onnx");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(11)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(21)]
    public void AnOutlierInOneTokenDoesNotCostTheOthersTheirPrecision(int operators)
    {
        File.WriteAllBytes(ModelFile, QuantizedModel.Write(operators));
        Assert.InRange(LargestError(ActivationScales.AsStored), 0.3, double.MaxValue);
        Assert.InRange(LargestError(ActivationScales.ByRow), 0, 0.03);
    }

    [Fact]
    public void ARowOfZerosGivesZeros()
    {
        float[] table = [.. QuantizedModel.Table];
        Array.Clear(table, 4 * 4, 4);
        File.WriteAllBytes(ModelFile, QuantizedModel.Write(table: table));
        using var model = Load(ActivationScales.ByRow);
        Assert.Equal([0, 0, 0], Run(model, "b a")[1]);
    }

    [Fact]
    public void OtherModelsAreLeftAsTheyAre()
    {
        Assert.Null(RowScaledModel.Read(ModelFile));
        using var model = Load(ActivationScales.ByRow);
        Assert.NotEmpty(model.Outputs);
    }

    [Fact]
    public void AModelWithAnUnusualUseOfTheIntegersIsLeftAsItIs()
    {
        // The product before its scales is an output too.
        File.WriteAllBytes(ModelFile, QuantizedModel.Write(castOutput: "seen", output: "seen"));
        Assert.Null(RowScaledModel.Read(ModelFile));
        File.WriteAllBytes(ModelFile, QuantizedModel.Write(operators: 10));
        Assert.Null(RowScaledModel.Read(ModelFile));
    }

    [Fact]
    public void ADamagedFileIsLeftToTheRuntime()
    {
        var whole = QuantizedModel.Write();
        for (var length = 0; length < whole.Length; length += 3)
        {
            File.WriteAllBytes(ModelFile, whole[..length]);
            Assert.Null(RowScaledModel.Read(ModelFile));
        }

        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(ModelFile, bytes);
            RowScaledModel.Read(ModelFile);
        }

        File.WriteAllBytes(ModelFile, whole[..^40]);
        Assert.Throws<ModelException>(() => Load(ActivationScales.ByRow));
    }

    [Fact]
    public void LargeMatricesStayInTheFile()
    {
        var path = Path.Combine(RepositoryFiles.Embedder, "model.onnx");
        var model = RowScaledModel.Read(path)!;
        Assert.Equal(path, model.File);
        Assert.InRange(model.Bytes.Length, 1, 2_000_000);
    }

    [Fact]
    public void AModelBehindALinkIsFound()
    {
        var blob = Path.Combine(Directory.CreateDirectory(Path.Combine(_files.Path, "blobs")).FullName, "b");
        File.Copy(Path.Combine(RepositoryFiles.Embedder, "model.onnx"), blob);
        File.Delete(ModelFile);
        File.CreateSymbolicLink(ModelFile, blob);
        using var model = Load(ActivationScales.ByRow);
        Assert.Single(model.Outputs);
    }

    [Theory]
    [InlineData("A cat.", 5)]
    [InlineData("A cat.", 100)]
    [InlineData("qzx", 300)]
    public async Task AVectorDoesNotDependOnItsBatch(string text, int words)
    {
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(RepositoryFiles.Embedder));
        var other = string.Join(' ', Enumerable.Repeat("ships", words));
        var alone = await generator.GenerateAsync([text], cancellationToken: Token);
        var together = await generator.GenerateAsync([text, other], cancellationToken: Token);
        var cosine = TensorPrimitives.CosineSimilarity(alone[0].Vector.Span, together[0].Vector.Span);
        Assert.InRange(cosine, 0.99999f, 1.00001f);
    }

    private TransformerModel Load(ActivationScales scales) =>
        TransformerModel.Load(_files.Open(), new TransformerModelOptions { Scales = scales, Threads = 1 });

    // Of all words but the outlier itself, relative to the length of the expected vector.
    private double LargestError(ActivationScales scales)
    {
        using var model = Load(scales);
        var rows = Run(model, "b c d a e f g h");
        int[] ids = [1, 4, 5, 6, 3, 7, 8, 9, 10, 2];
        return Enumerable.Range(0, ids.Length).Where(i => ids[i] != 3).Max(i =>
            TensorPrimitives.Distance<float>(rows[i], QuantizedModel.Expected(ids[i]))
            / TensorPrimitives.Norm<float>(QuantizedModel.Expected(ids[i])));
    }

    private static float[][] Run(TransformerModel model, string text)
    {
        using var output = model.Run([model.Tokenizer.Encode(text)], [Output], Token);
        return [.. output[Output].Row(0).ToArray().Chunk(3)];
    }
}
