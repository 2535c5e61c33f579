using System.Text.Json;
using Search.Quality;

namespace Search.Inference.Tests;

/// <summary>The first cases of the command <c>fuzz</c>, which goes on for as long as it is told to.</summary>
public sealed class InferenceFuzzTests : IDisposable
{
    private const int Cases = 150;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-fuzz-");

    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public void DamagedFilesAreRefusedByDocumentedExceptions(int seed)
    {
        var file = File.ReadAllText(Path.Combine(ReferenceCases.Folder("unigram-xlmr-layout"), "tokenizer.json"));
        using var document = JsonDocument.Parse(file);
        var map = document.RootElement.GetProperty("normalizer").GetProperty("normalizers")[0].GetRawText();
        var fuzzer = new InferenceFuzzer(seed, map, [file], _folder.FullName);

        for (var number = 0; number < Cases; number++)
        {
            Assert.Null(fuzzer.Run(number));
        }

        Assert.True(fuzzer.Counts.Count == 4, string.Join(", ", fuzzer.Counts.Keys));
    }

    [Theory]
    [InlineData("1_Pooling/config.json", "[]")]
    [InlineData("1_Pooling/config.json", "{\"pooling_mode_\\ud800\":true}")]
    [InlineData("config_sentence_transformers.json", "{\"prompts\":{\"query\":\"\\ud800\"}}")]
    [InlineData("modules.json", "[{\"type\":\"\\udc00\"}]")]
    public void AModelFileThatIsNotWhatItShouldBeIsNamed(string name, string content)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "model.onnx"), "no graph");
        File.WriteAllText(Path.Combine(_folder.FullName, "config.json"), "{\"max_position_embeddings\":512}");
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);

        var error = Assert.Throws<ModelException>(
            () => TransformerEmbeddingGenerator.Load(ModelFolder.Open(_folder.FullName)));

        Assert.Contains(Path.GetFileName(name), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
