using System.Diagnostics;

namespace Search.Tests.Saving;

public sealed class HostileGraphFileTests : IDisposable
{
    private const string Canary = "what-stands-in-the-file";

    private readonly SampleCatalog _sample = new();
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void EachHostileFileIsRefusedWithALine()
    {
        _sample.Catalog.Register(
            "Keyed", settings => new KeyedComponent(settings.Secret("key")),
            (component, writer) => writer.Secret("key", component.Key));
        var files = HostileGraphFiles.All(_folder.Write("canary.yaml", Canary)).ToList();
        Assert.True(files.Count >= 200, $"There are {files.Count} files.");
        var failures = new List<string>();
        foreach (var (category, yaml) in files)
        {
            if (Fault(yaml) is { } fault)
            {
                failures.Add($"{category}: {fault}: {yaml[..Math.Min(150, yaml.Length)]}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [InlineData("    type: Retrever\n", 4, "Retriever")]
    [InlineData("    type: TextJoiner\n    init:\n      seperator: x\n", 6, "separator")]
    [InlineData("    type: Retriever\n    init:\n      retriever: retreiver\n", 6, "retriever")]
    [InlineData("    type: LengthRouter\n    init:\n      limit: many\n", 6, "whole number")]
    public void TheMessageHasTheLineAndWhatWouldDo(string component, int line, string suggestion)
    {
        var yaml = $"format: 1\ncomponents:\n  a:\n{component}";
        var error = Assert.Throws<GraphFileException>(() => GraphFile.Read(yaml, _sample.Catalog));
        Assert.Equal(line, error.Line);
        Assert.StartsWith($"Line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(suggestion, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongConnectionIsNamedWithBothSocketsBothTypesAndWhatFits()
    {
        const string Yaml = """
            format: 1
            components:
              build:
                type: AnswerBuilder
              reader:
                type: Reader
                init: { reader: reader }
              find:
                type: Retriever
                init: { retriever: retriever }
            connections:
            - from: find.chunks
              to: build.reading
            """;
        var error = Assert.Throws<GraphFileException>(() => GraphFile.Read(Yaml, _sample.Catalog));
        Assert.Equal(12, error.Line);
        foreach (var part in new[]
        {
            "find.chunks", "build.reading", "IReadOnlyList<ScoredChunk>", "ReadingResult", "reader.reading",
        })
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    private string? Fault(string yaml)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            GraphFile.Read(yaml, _sample.Catalog);
            return "it was loaded";
        }
        catch (GraphFileException error)
        {
            return error.Line < 1 ? "it has no line"
                : error.Message.Length > 2000 ? "the message is too long"
                : error.Message.Contains(Canary, StringComparison.Ordinal) ? "the file was read"
                : error.Message.Contains("sk-live", StringComparison.Ordinal) ? "a secret is shown"
                : error.Message.Contains("hush-hush", StringComparison.Ordinal) ? "a secret is shown"
                : clock.Elapsed > TimeSpan.FromSeconds(5) ? "it took too long"
                : null;
        }
#pragma warning disable CA1031 // Any other exception is what the test is about.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.ToString();
        }
    }
}
