using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Markdig;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>converters-speed</c>: times our converters beside the bare parsers that they stand on.</summary>
/// <remarks>
/// Ours goes from bytes to text with its map; the peer parses a string that is decoded already, and makes nothing of
/// the tree. Both take turns on one core, and what counts is the time of the processor, its garbage collection
/// included; the ratio of the two medians is the figure.
/// </remarks>
internal static class ConvertersSpeedVerb
{
    private const int WarmUps = 15;
    private const int Rounds = 31;

    // So that each side pays for the garbage that it makes.
    private const int Repeats = 5;

    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("folders")
        {
            Description = "Folders with Markdown and HTML files.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var save = SaveOption.Create();
        var command = new Command("converters-speed", "Times Markdown and HTML beside Markdig and AngleSharp alone.")
        {
            folders, save,
        };
        command.SetAction(async (parsed, cancellationToken) => await BadInput.ReportAsync(() => Task.FromResult(
            Run(parsed.GetRequiredValue(folders), parsed.GetValue(save)))));
        return command;
    }

    private static int Run(DirectoryInfo[] folders, DirectoryInfo? save)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var parser = new HtmlParser();
        var pipeline = new MarkdownPipelineBuilder().Build();
        var figures = new Dictionary<string, object>();
        Measure(
            "Markdown", "Markdig", folders, "*.md", new MarkdownConverter(), file => Markdown.Parse(file, pipeline),
            figures);
        Measure(
            "HTML", "AngleSharp", folders, "*.html", new HtmlConverter(), file => parser.ParseDocument(file), figures);
        if (save is not null)
        {
            new Measurement(
                "converters-speed",
                "dotnet run -c Release --project benchmarks/Search.Quality -- converters-speed <folder>...", figures)
            {
                Remarks = ["The peer parses decoded text and makes nothing of its tree; ours makes text and its map."],
            }.Save(save);
        }

        return 0;
    }

    private static void Measure(
        string format, string peer, DirectoryInfo[] folders, string pattern, IDocumentConverter converter,
        Func<string, object> parse, Dictionary<string, object> figures)
    {
        var files = folders.SelectMany(folder => folder.EnumerateFiles(pattern, SearchOption.AllDirectories))
            .Select(file => File.ReadAllBytes(file.FullName)).ToArray();
        if (files.Length == 0)
        {
            throw new InvalidDataException($"There are no files {pattern} in the folders.");
        }

        var texts = Array.ConvertAll(files, Encoding.UTF8.GetString);
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var first = Time(() => ConvertAll(converter, files));
            var second = Time(() => Array.ForEach(texts, text => parse(text)));
            if (round >= 0)
            {
                ours.Add(first);
                theirs.Add(second);
            }
        }

        var megabytes = files.Sum(file => file.Length) / 1e6;
        var (mine, bare) = (Median(ours), Median(theirs));
        figures[$"{format}: files"] = files.Length;
        figures[$"{format}: ours, MB per second"] = Math.Round(megabytes / mine, 1);
        figures[$"{format}: {peer} alone, MB per second"] = Math.Round(megabytes / bare, 1);
        figures[$"{format}: ours by {peer} alone, times"] = Math.Round(mine / bare, 3);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{format}: {files.Length} files, ours {megabytes / mine:F1} MB/s, {peer} {megabytes / bare:F1} MB/s, " +
            $"ratio {mine / bare:F2}"));
    }

    private static void ConvertAll(IDocumentConverter converter, byte[][] files)
    {
        var description = new FileDescription("file", converter.MediaTypes.First());
        foreach (var file in files)
        {
            using var stream = new MemoryStream(file);
            var result = converter.ConvertAsync(stream, description).AsTask().GetAwaiter().GetResult();
            if (result.Error is not null)
            {
                throw new InvalidDataException(result.Error);
            }
        }
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Repeats; i++)
        {
            action();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / Repeats;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
