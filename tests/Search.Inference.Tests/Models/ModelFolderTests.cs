namespace Search.Inference.Tests;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("model-").FullName;

    public ModelFolderTests()
    {
        Write("model.onnx", "not a model");
        Write("config.json", """{"model_type": "bert", "max_position_embeddings": 512, "pad_token_id": 3}""");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFolderWithoutAListIsOpenedButNotVerified()
    {
        var model = ModelFolder.Open(_folder);
        Assert.False(model.IsVerified);
        Assert.Equal(64, model.Checksum.Length);
        Assert.Equal((512, 3), (model.Configuration.MaxTokens!.Value, model.Configuration.PaddingId));
    }

    [Fact]
    public void AnIntactFolderIsVerified()
    {
        WriteManifest();
        Assert.True(ModelFolder.Open(_folder).IsVerified);
    }

    [Fact]
    public void TheChecksumNamesTheContent()
    {
        var before = ModelFolder.Open(_folder).Checksum;
        Write("calibration.json", "{}");
        Assert.Equal(before, ModelFolder.Open(_folder).Checksum);
        Write("model.onnx", "another model");
        Assert.NotEqual(before, ModelFolder.Open(_folder).Checksum);
    }

    [Fact]
    public void ADamagedFileIsNamedWithBothSums()
    {
        WriteManifest();
        Write("model.onnx", "not a modem");
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains("'model.onnx'", error.Message, StringComparison.Ordinal);
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    public void AMissingFileIsNamed(string name)
    {
        Write("tokenizer.json", "{}");
        WriteManifest();
        File.Delete(Path.Combine(_folder, name));
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains($"has no file '{name}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatTheListDoesNotNameIsRefused()
    {
        WriteManifest();
        Write("modules.json", "[]");
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains("'modules.json'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/hosts")]
    [InlineData("a/../../b")]
    [InlineData("C:\\windows")]
    public void AListThatPointsOutsideIsRefused(string name)
    {
        Write("checksums.sha256", $"{new string('0', 64)}  {name}\n");
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains("outside the model's folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMalformedListIsRefusedWithItsLine()
    {
        Write("checksums.sha256", "\nabc  model.onnx\n");
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains("Line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "expected an object")]
    [InlineData("""{"max_position_embeddings": "long"}""", "expected a whole number")]
    [InlineData("""{"max_position_embeddings": 1}""", "above 2")]
    [InlineData("""{"pad_token_id": -1}""", "0 or more")]
    public void AMalformedConfigurationIsRefused(string json, string expected)
    {
        Write("config.json", json);
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(_folder));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PositionsThatRobertaNeverUsesDoNotCount()
    {
        Write("config.json", """{"model_type": "roberta", "max_position_embeddings": 514, "pad_token_id": 1}""");
        Assert.Equal(512, ModelFolder.Open(_folder).Configuration.MaxTokens);
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        var error = Assert.Throws<ModelException>(() => ModelFolder.Open(Path.Combine(_folder, "none")));
        Assert.Contains("There is no model folder", error.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private void WriteManifest()
    {
        var lines =
            Directory.GetFiles(_folder).Select(path => $"{ModelManifest.Hash(path)}  {Path.GetFileName(path)}\n");
        Write("checksums.sha256", string.Concat(lines));
    }
}
