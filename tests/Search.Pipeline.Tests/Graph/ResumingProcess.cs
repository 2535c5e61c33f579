using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>The program of the tests, started anew to resume snapshots that it knows by their files only.</summary>
internal static class ResumingProcess
{
    private const string Variable = "SEARCH_TEST_RESUME";

    /// <summary>Resumes every snapshot of a folder; the outputs are written beside it.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ResumingProcess).Assembly.Location])
        {
            Environment = { [Variable] = folder },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    // Runs before the tests would. No other thread gets into this program before it ends, so nothing here may wait.
    [ModuleInitializer]
    internal static void ResumeWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
        {
            var resuming = ResumeAllAsync(folder);
            Environment.Exit(resuming.IsCompletedSuccessfully ? 0 : 1);
        }
    }

    private static async Task ResumeAllAsync(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            var number = int.Parse(Path.GetFileName(file).Split('-')[0], CultureInfo.InvariantCulture);
            var graph = AllScenarios.Of(number).Build().Graph;
            var snapshot = graph.ReadSnapshot(File.ReadAllText(file), JsonSerializerOptions.Default);
            var result = await graph.ResumeAsync(snapshot, new GraphRunOptions { MaxConcurrency = 1 });
            File.WriteAllLines($"{file}.txt", Lines.OfOutputs(result));
        }
    }
}
