using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Inference;

namespace Search.Quality;

/// <summary><c>embeddings-memory</c>: the peak of memory for few texts and for many.</summary>
internal static class EmbeddingsMemoryVerb
{
    private const int Few = 200;
    private const int Many = 20_000;
    private const int AllowedMegabytes = 400;
    private const double Megabyte = 1 << 20;

    // Whole texts fill the largest batches; with the others short, many texts take minutes and not an hour.
    private const int WholeEvery = 20;
    private const int ShortCharacters = 80;

    public static Command Create()
    {
        var model = EmbeddingArguments.Model();
        var corpus = EmbeddingArguments.Corpus();
        var texts = new Option<int?>("--texts")
        {
            Description = $"Measures this process over so many texts; else one process for {Few}, one for {Many}.",
        };
        var save = SaveOption.Create();
        var command = new Command("embeddings-memory", "The peak of anonymous memory while texts become vectors.")
        {
            model, corpus, texts, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(async () =>
        {
            var folder = parsed.GetRequiredValue(model).FullName;
            var file = parsed.GetRequiredValue(corpus).FullName;
            return parsed.GetValue(texts) is { } count
                ? await MeasureAsync(folder, [.. AbstractFile.Read(file, count).Select(Shorten)], cancellationToken)
                : await CompareAsync(folder, file, parsed.GetValue(save), cancellationToken);
        }));
        return command;
    }

    private static string Shorten(string text, int index) =>
        index % WholeEvery == 0 ? text : text[..Math.Min(text.Length, ShortCharacters)];

    private static async Task<int> MeasureAsync(
        string folder, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var memory = new PeakMemory();
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(folder));
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        Console.WriteLine(memory.Bytes.ToString(CultureInfo.InvariantCulture));
        return embeddings.Count == texts.Count ? 0 : 1;
    }

    private static async Task<int> CompareAsync(
        string folder, string corpus, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var model = new FileInfo(Path.Combine(folder, "model.onnx")).Length / Megabyte;
        var few = await RunAsync(folder, corpus, Few, cancellationToken);
        var many = await RunAsync(folder, corpus, Many, cancellationToken);
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["model megabytes"] = Math.Round(model, 1),
            [$"peak megabytes for {Few} texts"] = Math.Round(few, 1),
            [$"peak megabytes for {Many} texts"] = Math.Round(many, 1),
            ["allowed megabytes"] = Math.Round(model + AllowedMegabytes, 1),
        };
        foreach (var (name, value) in figures)
        {
            Console.WriteLine(FormattableString.Invariant($"{name}: {value}"));
        }

        if (save is not null)
        {
            new Measurement(
                "embeddings-memory",
                "dotnet run -c Release --project benchmarks/Search.Quality -- embeddings-memory " +
                "models/bge-small-en-v1.5 ../shared/data/scifact/corpus.jsonl --save docs/results",
                figures)
            {
                Remarks =
                [
                    $"Peaks of anonymous resident memory (RssAnon), sampled; one text in {WholeEvery} is a whole " +
                    $"abstract, the others are its first {ShortCharacters} characters.",
                ],
            }.Save(save);
        }

        return Math.Max(few, many) <= model + AllowedMegabytes ? 0 : 1;
    }

    private static async Task<double> RunAsync(
        string folder, string corpus, int texts, CancellationToken cancellationToken)
    {
        string[] arguments = ["embeddings-memory", folder, corpus, "--texts", $"{texts}"];
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture) / Megabyte
            : throw new InvalidDataException($"The process over {texts} texts ended with {process.ExitCode}.");
    }
}
