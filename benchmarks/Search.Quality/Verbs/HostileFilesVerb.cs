using System.CommandLine;
using System.Globalization;

namespace Search.Quality;

/// <summary><c>hostile-files</c>: converts files made to break, stall or fill whoever reads them.</summary>
/// <remarks>
/// Each file is converted in a process of its own, with the default converters and limits, and a good file after it.
/// The time is that of the conversion, or that of the processors where other programs lengthened it; the memory is that
/// of the process and of those that it starts.
/// </remarks>
internal static class HostileFilesVerb
{
    private const string Name = "hostile-files";
    private const double MostSeconds = 10;
    private const double MostMemory = 1024;

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "Takes the files alone whose name has this in it." };
        var convert = new Option<FileInfo?>("--convert") { Description = "Converts one file in this process.", Hidden = true };
        var save = SaveOption.Create();
        var command = new Command(Name, "Converts hostile files, and says how long each takes and how much memory.")
        {
            only, convert, save,
        };
        command.SetAction(async (parsed, cancellationToken) => await BadInput.ReportAsync(() =>
            parsed.GetValue(convert) is { } file
                ? HostileRun.ConvertAsync(file.FullName, cancellationToken)
                : RunAsync(parsed.GetValue(only), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string? only, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("search-hostile-");
        var figures = new Dictionary<string, object>();
        var (files, good) = (0, 0);
        try
        {
            foreach (var file in HostileSet.All())
            {
                if (only is not null && !file.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                files++;
                good += await IsGoodAsync(folder.FullName, file, figures, cancellationToken) ? 1 : 0;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Save(save, figures);
        Console.WriteLine($"{good} of {files} files");
        return files > 0 && good == files ? 0 : 1;
    }

    private static async Task<bool> IsGoodAsync(
        string folder, HostileFile file, Dictionary<string, object> figures, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.Name);
        await using (var stream = File.Create(path))
        {
            file.Write(stream);
        }

        var (outcome, tree) = await HostileRun.WatchAsync(Name, path, cancellationToken);
        File.Delete(path);
        var seconds = Math.Min(outcome?.Seconds ?? double.NaN, tree.ProcessorSeconds);
        var memory = Math.Max(outcome?.PeakMemory ?? 0, tree.PeakMemory);
        var isGood = seconds < MostSeconds && memory < MostMemory;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isGood ? "   " : "!! ")}{file.Name,-44} {outcome?.Seconds ?? double.NaN,6:F1} s " +
            $"{tree.ProcessorSeconds,6:F1} s of processors {memory,6:F0} MiB  {outcome?.Outcome ?? "the process died"}"));
        figures[$"{file.Name}: seconds"] = double.IsNaN(seconds) ? "died" : Math.Round(seconds, 1);
        figures[$"{file.Name}: peak of anonymous memory, MiB"] = Math.Round(memory);
        return isGood;
    }

    private static void Save(DirectoryInfo? folder, Dictionary<string, object> figures)
    {
        if (folder is not null)
        {
            new Measurement(
                Name, $"dotnet run -c Release --project benchmarks/Search.Quality -- {Name}", figures)
            {
                Remarks = ["Each file in a process of its own; the memory is that of its PDF worker as well."],
            }.Save(folder);
        }
    }
}
