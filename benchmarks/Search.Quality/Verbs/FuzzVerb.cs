using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Search.Quality;

/// <summary><c>fuzz</c>: damaged tokenizers and model folders, and random text.</summary>
internal static class FuzzVerb
{
    private const string CharsMapFile = "unigram-xlmr-layout";
    private const int MaxFailures = 20;

    public static Command Create()
    {
        var tokenizers = new Argument<DirectoryInfo>("tokenizers")
        {
            Description = "A folder of folders with a tokenizer.json to be damaged.",
        }.AcceptExistingOnly();
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 10 };
        var seed = new Option<int>("--seed") { Description = "Gives the same cases.", DefaultValueFactory = _ => 1 };
        var first = new Option<int>("--first")
        {
            Description = "The number of the first case, to see one again.",
            DefaultValueFactory = _ => 0,
        };
        var save = SaveOption.Create();
        var command = new Command("fuzz", "Loads damaged tokenizers and model folders; encodes random text.")
        {
            tokenizers, minutes, seed, first, save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(Run(
            parsed.GetRequiredValue(tokenizers), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed),
            parsed.GetValue(first), parsed.GetValue(save)))));
        return command;
    }

    private static int Run(DirectoryInfo tokenizers, TimeSpan time, int seed, int first, DirectoryInfo? save)
    {
        var files = tokenizers.GetDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .ToDictionary(
                folder => folder.Name, folder => File.ReadAllText(Path.Combine(folder.FullName, "tokenizer.json")));
        var charsMap = BadInput.InFile(tokenizers.FullName, () =>
        {
            using var document = JsonDocument.Parse(files[CharsMapFile]);
            return document.RootElement.GetProperty("normalizer").GetProperty("normalizers")[0].GetRawText();
        });
        var folder = Directory.CreateTempSubdirectory("search-fuzz-");
        var fuzzer = new InferenceFuzzer(seed, charsMap, [.. files.Values], folder.FullName);
        var failures = new List<FuzzFailure>();
        var number = first;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time && failures.Count < MaxFailures; number++)
        {
            if (fuzzer.Run(number) is { } failure)
            {
                failures.Add(failure);
                Console.WriteLine($"case {failure.Number} ({failure.Kind}): {failure.What}");
            }
        }

        foreach (var (outcome, count) in fuzzer.Counts)
        {
            Console.WriteLine($"{outcome}: {count}");
        }

        if (save is not null)
        {
            Save(save, seed, time, number - first, fuzzer, failures.Count);
        }

        folder.Delete(recursive: true);
        Console.WriteLine($"{failures.Count} of {number - first} cases failed");
        return failures.Count == 0 ? 0 : 1;
    }

    private static void Save(
        DirectoryInfo folder, int seed, TimeSpan time, int cases, InferenceFuzzer fuzzer, int failures)
    {
        var figures = new Dictionary<string, object>
        {
            ["seed"] = seed,
            ["minutes"] = time.TotalMinutes,
            ["cases"] = cases,
            ["outcomes"] = fuzzer.Counts,
            ["failures"] = failures,
        };
        const string command =
            "dotnet run -c Release --project benchmarks/Search.Quality -- fuzz <tokenizers> --minutes 10";
        new Measurement("fuzz-inference", command, figures)
        {
            Remarks = ["A failure is a crash, an undocumented exception, or a case of more than 10 seconds."],
        }.Save(folder);
    }
}
