using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Indexing;

namespace Search.Quality;

/// <summary><c>store-kills</c>: ends a writing process at random moments and looks at what is left.</summary>
internal static class StoreKillsVerb
{
    private const string Name = "store-kills";
    private const string Worker = "store-kills-worker";
    private const double LeastShareFound = 0.95;

    public static Command Create()
    {
        var moments = new Option<int>("--moments") { Description = "How many.", DefaultValueFactory = _ => 100 };
        var longest = new Option<int>("--longest")
        {
            Description = "The longest time from the first change to the end, in milliseconds.",
            DefaultValueFactory = _ => 1500,
        };
        var seed = new Option<int>("--seed") { Description = "Chooses the moments.", DefaultValueFactory = _ => 1 };
        var save = SaveOption.Create();
        var command = new Command(Name, "Kills a writer at random moments, with a reader beside it.")
        {
            moments, longest, seed, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => KeptFolder.UseAsync(
            null, "index",
            folder => RunAsync(
                folder, parsed.GetValue(moments), parsed.GetValue(longest), new Random(parsed.GetValue(seed)),
                parsed.GetValue(save), cancellationToken))));
        return command;
    }

    /// <summary>The processes that <c>store-kills</c> starts.</summary>
    public static Command CreateWorker()
    {
        var folder = new Argument<string>("folder");
        var reads = new Option<bool>("--reads");
        var command = new Command(Worker, "Writes or reads for store-kills.") { folder, reads };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => parsed.GetValue(reads)
            ? ReadAsync(parsed.GetRequiredValue(folder), cancellationToken)
            : WriteAsync(parsed.GetRequiredValue(folder), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, int moments, int longest, Random random, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        var tally = new CaseTally();
        var last = new Dictionary<string, int>(StringComparer.Ordinal) { ["written"] = 0, ["deleted"] = 0 };
        using var reader = Start(folder, reads: true);
        for (var moment = 0; moment < moments; moment++)
        {
            await WriteUntilKilledAsync(folder, random.Next(longest), last, cancellationToken);
            tally.Add($"kill {moment + 1} after change {last["written"]}", await DifferenceAsync(folder, last));
        }

        var sound = tally.Equal;
        tally.Add("the reader", reader.HasExited ? await reader.StandardError.ReadToEndAsync(cancellationToken) : null);
        reader.Kill();
        if (save is not null)
        {
            new Measurement(
                Name, $"dotnet run -c Release --project benchmarks/Search.Quality -- {Name} --moments {moments}",
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["kills"] = moments, ["sound afterwards"] = sound,
                    ["changes written"] = last["written"],
                })
            {
                Remarks =
                [
                    "The writer writes, deletes, compacts, and builds and saves graphs all the time; another process " +
                    "searches. After each kill: all that was acknowledged is there and nothing in part, the store's " +
                    "own verification finds nothing, and the graphs find what they should.",
                ],
            }.Save(save);
        }

        Console.WriteLine($"{last["written"]} changes were written");
        return tally.Finish();
    }

    private static async Task<string?> DifferenceAsync(string folder, Dictionary<string, int> last)
    {
        try
        {
            await using var store = await LuceneChunkStore.OpenAsync(folder, StoreLog.Space, StoreLog.WithGraphs);
            var found = await StoreLog.CheckAsync(store, last["deleted"]);
            var report = await store.VerifyAsync();
            await store.BuildVectorGraphsAsync();
            var share = await StoreLog.ShareFoundAsync(store);
            // One change may have been made whose acknowledgement was not read.
            var difference = found < last["written"] || found > last["written"] + 1
                ? $"change {last["written"]} was acknowledged and {found} is there"
                : !report.IsSound ? string.Join("; ", report.Problems)
                : share < LeastShareFound ? $"of some chunks, {share:P0} are found by their vectors"
                : null;
            last["written"] = found;
            return difference;
        }
        catch (Exception error) when (error is InvalidDataException or Pipeline.StoreException)
        {
            return error.Message;
        }
    }

    private static async Task WriteUntilKilledAsync(
        string folder, int milliseconds, Dictionary<string, int> last, CancellationToken cancellationToken)
    {
        using var writer = Start(folder, reads: false);
        Note(await writer.StandardOutput.ReadLineAsync(cancellationToken), last);
        var rest = Task.Run(
            async () =>
            {
                while (await writer.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                {
                    Note(line, last);
                }
            },
            cancellationToken);
        await Task.Delay(milliseconds, cancellationToken);
        if (writer.HasExited)
        {
            throw new InvalidDataException(
                $"The writer ended by itself: {await writer.StandardError.ReadToEndAsync(cancellationToken)}");
        }

        writer.Kill();
        await writer.WaitForExitAsync(cancellationToken);
        await rest;
    }

    private static void Note(string? line, Dictionary<string, int> last)
    {
        if (line?.Split(' ') is [var what, var number] && last.ContainsKey(what))
        {
            last[what] = int.Parse(number, CultureInfo.InvariantCulture);
        }
    }

    private static Process Start(string folder, bool reads) => Process.Start(
        new ProcessStartInfo(
            "dotnet", [typeof(StoreKillsVerb).Assembly.Location, Worker, folder, "--reads", reads ? "true" : "false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

    private static async Task<int> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await using var store = await LuceneChunkStore.OpenAsync(
            folder, StoreLog.Space, StoreLog.WithGraphs, cancellationToken);
        await StoreLog.WriteBaseAsync(store);
        var last = await StoreLog.CheckAsync(store, deleted: 0);
        await await Task.WhenAny(
            Task.Run(() => StoreLog.RunAsync(store, last, Say, cancellationToken), cancellationToken),
            Task.Run(() => BuildAsync(store, cancellationToken), cancellationToken));
        return 0;

        static void Say(string line)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private static async Task BuildAsync(LuceneChunkStore store, CancellationToken cancellationToken)
    {
        while (true)
        {
            await store.BuildVectorGraphsAsync(cancellationToken);
            await Task.Delay(1, cancellationToken);
        }
    }

    private static async Task<int> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        await using var store = await LuceneChunkStore.OpenAsync(
            folder, StoreLog.Space, StoreLog.WithGraphs, cancellationToken);
        var vector = new SyntheticChunks(StoreLog.Space.Dimensions).Vector(new Random(1));
        while (!cancellationToken.IsCancellationRequested)
        {
            var found = await store.SearchKeywordsAsync("change", 50, null, cancellationToken);
            var now = found.Where(hit => hit.Chunk.DocumentId == "now").Select(hit => hit.Chunk.Text.Split(' ')[1]);
            if (now.Distinct(StringComparer.Ordinal).Count() > 1)
            {
                throw new InvalidDataException("Two changes of one file were seen at once.");
            }

            await store.SearchVectorAsync(vector, 10, null, cancellationToken);
        }

        return 0;
    }
}
