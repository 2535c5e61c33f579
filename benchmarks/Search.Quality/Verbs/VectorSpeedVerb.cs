using System.CommandLine;

namespace Search.Quality;

/// <summary><c>vector-speed</c>: the scan of bytes beside that of floats, or the graph beside hnswlib's.</summary>
internal static class VectorSpeedVerb
{
    public static Command Create()
    {
        var method = new Argument<string>("method") { Description = "scan or graph." };
        method.AcceptOnlyFromAmong("scan", "graph");
        var file = new Argument<FileInfo>("file") { Description = "The vectors of texts, as vector-embed writes them." }
            .AcceptExistingOnly();
        var count = Number("--count", "How many vectors; a seeded mixture around those of the file fills up.", 0);
        var queries = Number("--queries", "How many vectors of the file are searched for instead.", 1000);
        var links = Number("--links", "Links of a node (M).", 16);
        var breadth = Number("--breadth", "Candidates of an insertion (efConstruction).", 200);
        var peer = new Option<FileInfo>("--peer")
        {
            Description = "The compiled program of Peers/hnswlib.",
            DefaultValueFactory = _ => new FileInfo("benchmarks/Search.Quality/Peers/hnswlib/peer"),
        };
        var save = SaveOption.Create();
        var command = new Command("vector-speed", "How fast the nearest vectors are found, beside others.")
        {
            method, file, count, queries, links, breadth, peer, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() =>
        {
            var isScan = parsed.GetRequiredValue(method) == "scan";
            var wanted = parsed.GetValue(count) is > 0 and var given ? given : isScan ? 100_000 : GraphSpeed.UsualCount;
            var made = VectorMixture.Make(
                VectorFile.Read(parsed.GetRequiredValue(file).FullName), wanted, parsed.GetValue(queries), seed: 1);
            var folder = parsed.GetValue(save);
            return isScan
                ? Task.FromResult(ScanSpeed.Run(made.Vectors, made.Queries, folder))
                : GraphSpeed.RunAsync(
                    made.Vectors, made.Queries, parsed.GetValue(links), parsed.GetValue(breadth),
                    parsed.GetRequiredValue(peer).FullName, folder, cancellationToken);
        }));
        return command;
    }

    /// <summary>Prints figures, one a line, and saves them where that is asked for.</summary>
    public static void Report(
        string name, string command, IReadOnlyDictionary<string, object> figures, string[] remarks,
        DirectoryInfo? folder)
    {
        foreach (var (figure, value) in figures)
        {
            Console.WriteLine(FormattableString.Invariant($"{figure}: {value}"));
        }

        if (folder is not null)
        {
            new Measurement(
                name, $"dotnet run -c Release --project benchmarks/Search.Quality -- {command} --save docs/results",
                figures)
            {
                Remarks = remarks,
            }.Save(folder);
        }
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
