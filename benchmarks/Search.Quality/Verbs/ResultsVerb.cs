using System.CommandLine;

namespace Search.Quality;

/// <summary><c>results</c>: makes the page that shows all stored measurements.</summary>
internal static class ResultsVerb
{
    private const string Page = "README.md";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "The stored measurements, as in docs/results.",
        }.AcceptExistingOnly();
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing, and fails when the page is not that of the measurements.",
        };
        var command = new Command("results", $"Makes {Page} of a folder from the measurements that are stored there.")
        {
            folder, check,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(
            () => Task.FromResult(Run(parsed.GetRequiredValue(folder), parsed.GetValue(check)))));
        return command;
    }

    private static int Run(DirectoryInfo folder, bool check)
    {
        var measurements = StoredMeasurement.ReadAll(folder);
        if (measurements.Count == 0)
        {
            throw new InvalidDataException($"There are no measurements in '{folder.FullName}'.");
        }

        var path = Path.Combine(folder.FullName, Page);
        var page = ResultsPage.Make(measurements);
        var isCurrent = File.Exists(path) && File.ReadAllText(path) == page;
        if (check && !isCurrent)
        {
            Console.WriteLine($"'{path}' is not that of the measurements. Make it with: {ResultsPage.Command}");
            return 1;
        }

        if (!isCurrent)
        {
            File.WriteAllText(path, page);
        }

        Console.WriteLine($"{measurements.Count} measurements");
        return 0;
    }
}
