using System.CommandLine;
using System.Diagnostics;
using Search.Indexing;
using Search.Pipeline;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Search.Quality;

/// <summary><c>pdf-speed</c>: compares the PDF converter with the parser's own word and block finders.</summary>
internal static class PdfSpeedVerb
{
    private const double MostTimes = 1.3;
    private const int Rounds = 15;

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("file.pdf") { Arity = ArgumentArity.OneOrMore };
        var save = SaveOption.Create();
        var command = new Command(
            "pdf-speed", "Times the PDF converter against PdfPig's nearest-neighbour words and Docstrum blocks.")
        {
            files, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(
            () => RunAsync(parsed.GetRequiredValue(files), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo[] files, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var tally = new CaseTally();
        var figures = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            await MeasureAsync(file.Name, bytes, figures, tally, cancellationToken);
        }

        if (save is not null)
        {
            new Measurement(
                "pdf-speed", "dotnet run -c Release --project benchmarks/Search.Quality -- pdf-speed <files>", figures)
            {
                Remarks = ["Times are medians of wall time, the sides in turns, after warming up."],
            }.Save(save);
        }

        return tally.Finish();
    }

    private static async Task MeasureAsync(
        string name, byte[] bytes, Dictionary<string, object> figures, CaseTally tally,
        CancellationToken cancellationToken)
    {
        var own = new PdfConverter(new PdfOptions { Worker = new PdfWorkerOptions { RunsInThisProcess = true } });
        var worker = new PdfConverter();
        var start = Stopwatch.StartNew();
        await ConvertAsync(worker, bytes, cancellationToken);
        var firstFile = start.Elapsed.TotalMilliseconds;
        var (parser, ours, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -5; round < Rounds; round++)
        {
            var block = await TimeAsync(() => { Blocks(bytes); return Task.CompletedTask; });
            var converted = await TimeAsync(() => ConvertAsync(own, bytes, cancellationToken));
            var remote = await TimeAsync(() => ConvertAsync(worker, bytes, cancellationToken));
            if (round >= 0)
            {
                parser.Add(block);
                ours.Add(converted);
                theirs.Add(remote);
            }
        }

        var ratio = Median(ours) / Median(parser);
        figures[$"{name}: PdfPig words and Docstrum, ms"] = Round(Median(parser));
        figures[$"{name}: converter in this process, ms"] = Round(Median(ours));
        figures[$"{name}: converter in a running worker, ms"] = Round(Median(theirs));
        figures[$"{name}: first file with the worker's start, ms"] = Round(firstFile);
        figures[$"{name}: times PdfPig's"] = Round(ratio);
        Console.WriteLine(
            $"{name}: PdfPig {Median(parser):0.0} ms, converter {Median(ours):0.0} ms ({ratio:0.00} times), "
            + $"in a running worker {Median(theirs):0.0} ms, first file with the worker's start {firstFile:0} ms");
        tally.Add(name, ratio <= MostTimes ? null : $"{ratio:0.00} times as long, more than {MostTimes}");
    }

    private static void Blocks(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        foreach (var page in document.GetPages())
        {
            var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters);
            _ = DocstrumBoundingBoxes.Instance.GetBlocks(words).Sum(block => block.Text.Length);
        }
    }

    private static async Task ConvertAsync(PdfConverter converter, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes);
        var file = new FileDescription("file.pdf", MediaType.Pdf);
        if ((await converter.ConvertAsync(stream, file, cancellationToken)).Error is { } error)
        {
            throw new InvalidDataException(error);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var time = Stopwatch.StartNew();
        await work();
        return time.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Round(double value) => Math.Round(value, 2);
}
