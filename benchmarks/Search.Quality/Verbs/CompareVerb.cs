using System.CommandLine;
using Search.Evaluation;

namespace Search.Quality;

/// <summary><c>compare</c>: says what differs between two evaluations by more than chance.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var first = Run("first", "The report to compare with: report.json, or the folder that holds it.");
        var second = Run("second", "The report that may be better or worse.");
        var confidence = new Option<double>("--confidence")
        {
            Description = "The share of intervals that hold the true difference.",
            DefaultValueFactory = _ => ComparisonOptions.DefaultConfidence,
        };
        var resamples = new Option<int>("--resamples")
        {
            Description = "How often the questions are drawn again.",
            DefaultValueFactory = _ => ComparisonOptions.DefaultResamples,
        };
        var seed = new Option<int>("--seed") { Description = "The seed of the draws.", DefaultValueFactory = _ => 1 };
        var report = new Option<DirectoryInfo?>("--report")
        {
            Description = "Also writes the second report, with the comparison, into this folder.",
            HelpName = "folder",
        };
        var command = new Command("compare", "Compares two evaluations of the same questions, with intervals.")
        {
            first, second, confidence, resamples, seed, report,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(first), parsed.GetRequiredValue(second),
            new ComparisonOptions
            {
                Confidence = parsed.GetValue(confidence),
                Resamples = parsed.GetValue(resamples),
                Seed = parsed.GetValue(seed),
            },
            parsed.GetValue(report), cancellationToken)));
        return command;
    }

    private static Argument<FileSystemInfo> Run(string name, string description) =>
        new Argument<FileSystemInfo>(name) { Description = description }.AcceptExistingOnly();

    private static async Task<int> RunAsync(
        FileSystemInfo first, FileSystemInfo second, ComparisonOptions options, DirectoryInfo? folder,
        CancellationToken cancellationToken)
    {
        var before = await ReadAsync(first, cancellationToken);
        var now = await ReadAsync(second, cancellationToken);
        var comparison = Compare(before, now, options);
        if (comparison.Measures.Count == 0)
        {
            throw new InvalidDataException(
                $"'{first.FullName}' and '{second.FullName}' have no question in common.");
        }

        foreach (var measure in comparison.Measures)
        {
            Console.WriteLine(measure);
        }

        var f1 = comparison.Measures[0];
        Console.WriteLine($"{f1.Questions} questions of both; {f1.OnlyInFirst} of the first only, "
            + $"{f1.OnlyInSecond} of the second only, left out");
        if (comparison.NotCompared.Count > 0)
        {
            Console.WriteLine($"in one run only: {string.Join(", ", comparison.NotCompared)}");
        }

        if (folder is not null)
        {
            var shown = new ReportOptions { Earlier = before, Comparison = options };
            await now.SaveAsync(folder.FullName, shown, cancellationToken);
        }

        Console.WriteLine(
            $"{Count(ComparisonVerdict.Better)} better, {Count(ComparisonVerdict.Worse)} worse, "
            + $"{Count(ComparisonVerdict.NotDifferent)} not different");
        return 0;

        int Count(ComparisonVerdict verdict) => comparison.Measures.Count(one => one.Verdict == verdict);
    }

    private static RunComparison Compare(SystemReport before, SystemReport now, ComparisonOptions options)
    {
        try
        {
            return RunComparison.Compare(ScoredRun.Of(before), ScoredRun.Of(now), options);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static async Task<SystemReport> ReadAsync(FileSystemInfo run, CancellationToken cancellationToken)
    {
        var path = run is DirectoryInfo ? Path.Combine(run.FullName, SystemReportPages.JsonFile) : run.FullName;
        try
        {
            return SystemReport.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }
}
