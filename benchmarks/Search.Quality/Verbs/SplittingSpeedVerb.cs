using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>splitting-speed</c>: how many megabytes of text a second are cut on one core.</summary>
internal static class SplittingSpeedVerb
{
    private const int DocumentCharacters = 1 << 20;
    private const int TotalBytes = 64 << 20;
    private const int Runs = 5;

    private static readonly (string Name, UnitSplitter Splitter)[] Splitters =
    [
        ("words, 200 a chunk", Of(TextUnit.Word, 200, 0)),
        ("words, 200 a chunk, 20 of them again", Of(TextUnit.Word, 200, 20)),
        ("sentences, 1 a chunk", Of(TextUnit.Sentence, 1, 0)),
        ("sentences, 5 a chunk", Of(TextUnit.Sentence, 5, 0)),
        ("sentences, 5 a chunk, 1 of them again", Of(TextUnit.Sentence, 5, 1)),
    ];

    public static Command Create()
    {
        var path = new Argument<FileInfo>("text")
        {
            Description = "The text: a text file, or JSON Lines with a title and a text in each line.",
        }.AcceptExistingOnly();
        var save = SaveOption.Create();
        var command = new Command("splitting-speed", "Cuts a text into words and sentences; prints MB/s.")
        {
            path, save,
        };
        command.SetAction(async (parsed, cancellationToken) => await BadInput.ReportAsync(() => Task.FromResult(
            Run(parsed.GetRequiredValue(path), parsed.GetValue(save), cancellationToken))));
        return command;
    }

    private static UnitSplitter Of(TextUnit unit, int size, int overlap) =>
        new(unit, new SplitOptions { Measure = SplitMeasure.Units, Size = size, Overlap = overlap });

    private static int Run(FileInfo file, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var documents = DocumentsOf(file);
        if (documents.Count == 0)
        {
            throw new InvalidDataException($"There is no text in '{file.FullName}'.");
        }

        var bytes = documents.Sum(document => (long)Encoding.UTF8.GetByteCount(document.Text));
        var rounds = (int)Math.Max(1, TotalBytes / bytes);
        var figures = new Dictionary<string, object> { ["megabytes a run"] = Math.Round(bytes * rounds / 1e6, 1) };
        foreach (var (name, splitter) in Splitters)
        {
            var (core, clock) = Measure(documents, rounds, bytes, splitter, cancellationToken);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{core,8:F1} MB/s of processor time, {clock,8:F1} by the clock: {name}"));
            figures[$"{name}: MB/s of processor time"] = Math.Round(core, 1);
            figures[$"{name}: MB/s by the clock"] = Math.Round(clock, 1);
        }

        if (save is not null)
        {
            new Measurement(
                "splitting-speed",
                $"dotnet run -c Release --project benchmarks/Search.Quality -- splitting-speed {file.Name}", figures)
            {
                Remarks =
                [
                    $"One thread; the median of {Runs} runs; whole chunks with their ids and source maps; UTF-8 bytes.",
                    "Processor time is that of the whole process, garbage collection included: what one core does " +
                        "when nothing else runs on it.",
                ],
            }.Save(save);
        }

        return 0;
    }

    private static (double Core, double Clock) Measure(
        List<Document> documents, int rounds, long bytes, UnitSplitter splitter, CancellationToken cancellationToken)
    {
        var (cores, clocks) = (new List<double>(), new List<double>());
        using var process = Process.GetCurrentProcess();
        for (var run = -2; run < Runs; run++)
        {
            process.Refresh();
            var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            for (var round = 0; round < rounds; round++)
            {
                foreach (var document in documents)
                {
                    GC.KeepAlive(splitter.Split(document, cancellationToken).ToArray());
                }
            }

            // The first runs warm up.
            if (run >= 0)
            {
                process.Refresh();
                cores.Add(bytes * rounds / 1e6 / (process.TotalProcessorTime - before).TotalSeconds);
                clocks.Add(bytes * rounds / 1e6 / clock.Elapsed.TotalSeconds);
            }
        }

        return (cores.Order().ElementAt(Runs / 2), clocks.Order().ElementAt(Runs / 2));
    }

    /// <summary>The text in documents of about a million characters.</summary>
    private static List<Document> DocumentsOf(FileInfo file)
    {
        var documents = new List<Document>();
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(file.FullName))
        {
            text.Append(file.Extension == ".jsonl" ? TextOf(line) : line).Append('\n');
            if (text.Length >= DocumentCharacters)
            {
                documents.Add(DocumentOf(text.ToString(), documents.Count));
                text.Clear();
            }
        }

        if (text.ToString().Trim().Length > 0)
        {
            documents.Add(DocumentOf(text.ToString(), documents.Count));
        }

        return documents;
    }

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (title, text) = (json.RootElement.GetProperty("title"), json.RootElement.GetProperty("text"));
        return $"{title.GetString()}\n\n{text.GetString()}\n";
    }

    private static Document DocumentOf(string text, int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"part-{number}.txt"),
        Text = text,
        SourceMap = SourceMap.Identity(text),
        MediaType = "text/plain",
    };
}
