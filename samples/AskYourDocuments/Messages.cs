using Search;
using Spectre.Console;

namespace AskYourDocuments;

/// <summary>What the program says beside its answers, on standard error.</summary>
/// <param name="quiet">Whether to say only what is wrong.</param>
internal sealed class Messages(bool quiet)
{
    private const int MostProblemsShown = 10;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
    });

    public static void Error(string message) => Console.Error.WriteLine(message);

    public void Note(string message)
    {
        if (!quiet)
        {
            Console.Error.WriteLine(message);
        }
    }

    public void Prompt(string prompt)
    {
        if (!quiet)
        {
            Console.Error.Write(prompt);
        }
    }

    /// <summary>Runs an indexing run under a progress bar, where there is a terminal to draw one in.</summary>
    public async Task<IndexingReport> ShowProgressAsync(Func<IProgress<IndexingProgress>, Task<IndexingReport>> run)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            return await run(new ProgressLines(quiet ? null : Console.Error));
        }

        return await _console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => run(new ProgressBarView(context.AddTask("Indexing", autoStart: true))));
    }

    public void Show(IndexingReport report, IndexStatistics statistics, string location)
    {
        foreach (var file in report.Files.Where(file => file.Outcome == FileOutcome.Failed).Take(MostProblemsShown))
        {
            Error($"{file.Id}: {file.Error}");
        }

        foreach (var file in report.Files.Where(file => file.Warnings.Count > 0).Take(MostProblemsShown))
        {
            Note($"{file.Id}: {string.Join(' ', file.Warnings)}");
        }

        ShowUnsupported(report);
        foreach (var file in report.Files.Where(file => file.Outcome == FileOutcome.Skipped).Take(MostProblemsShown))
        {
            Note($"{file.Id}: {file.Error}");
        }

        Note(
            $"{Counted(report.Count(FileOutcome.Indexed), "file")} indexed, {report.Count(FileOutcome.Unchanged)} " +
            "unchanged, " +
            $"{report.Count(FileOutcome.Removed)} removed, {report.Count(FileOutcome.Failed)} failed; " +
            $"{Counted(statistics.Chunks, "chunk")} in {location}");
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private void ShowUnsupported(IndexingReport report)
    {
        var unsupported = report.Files.Where(file => file.Outcome == FileOutcome.Unsupported).ToList();
        if (unsupported.Count > 0)
        {
            var names = string.Join(", ", unsupported.Take(MostProblemsShown).Select(file => file.Id));
            var more = unsupported.Count > MostProblemsShown ? ", …" : "";
            Note($"{Counted(unsupported.Count, "file")} of a type that has no converter: {names}{more}");
        }
    }
}
