using System.CommandLine;
using System.Globalization;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>store-readers</c>: many readers beside one writer.</summary>
internal static class StoreReadersVerb
{
    private const string Name = "store-readers";

    public static Command Create()
    {
        var readers = new Option<int>("--readers") { Description = "How many.", DefaultValueFactory = _ => 16 };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 300 };
        var save = SaveOption.Create();
        var command = new Command(Name, "Readers beside one writer: errors, stale reads, and how long a read takes.")
        {
            readers, seconds, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => KeptFolder.UseAsync(
            null, "index",
            folder => RunAsync(
                folder, parsed.GetValue(readers), parsed.GetValue(seconds), parsed.GetValue(save),
                cancellationToken))));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, int readers, int seconds, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        await using var store = await LuceneChunkStore.OpenAsync(
            folder, StoreLog.Space, cancellationToken: cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var written = 0;
        var first = new TaskCompletionSource();
        var writer = Task.Run(
            () => StoreLog.RunAsync(store, 0, line => Note(line, ref written, first), end.Token), cancellationToken);
        await first.Task.WaitAsync(cancellationToken);
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        var reading = await Task.WhenAll(Enumerable.Range(0, readers).Select(seed => Task.Run(
            () => ReadAsync(store, seed, () => Volatile.Read(ref written), end.Token), cancellationToken)));
        await writer;

        var times = new Latencies();
        var stale = 0;
        foreach (var (own, staleReads) in reading)
        {
            times.Add(own);
            stale += staleReads;
        }

        await StoreLog.CheckAsync(store, deleted: written);
        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["readers"] = readers,
            ["seconds"] = seconds,
            ["changes written"] = written,
            ["reads"] = times.Count,
            ["errors"] = 0,
            ["stale reads"] = stale,
            ["p50 ms"] = Math.Round(times.At(0.5), 3),
            ["p99 ms"] = Math.Round(times.At(0.99), 3),
        };
        foreach (var (name, value) in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        }

        if (save is not null)
        {
            new Measurement(
                Name,
                "dotnet run -c Release --project benchmarks/Search.Quality -- " +
                    $"{Name} --readers {readers} --seconds {seconds}",
                figures).Save(save);
        }

        return stale == 0 ? 0 : 1;
    }

    private static void Note(string line, ref int written, TaskCompletionSource first)
    {
        if (line.Split(' ') is ["written", var number])
        {
            Volatile.Write(ref written, int.Parse(number, CultureInfo.InvariantCulture));
            first.TrySetResult();
        }
    }

    // An error of a read ends the run.
    private static async Task<(Latencies Times, int Stale)> ReadAsync(
        LuceneChunkStore store, int seed, Func<int> written, CancellationToken end)
    {
        var times = new Latencies();
        var vector = new SyntheticChunks(StoreLog.Space.Dimensions).Vector(new Random(seed));
        var stale = 0;
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var known = written();
            var found = await times.MeasureAsync(() => (i % 3) switch
            {
                0 => store.SearchKeywordsAsync($"change {known}", StoreLog.Kept * 9, null, CancellationToken.None),
                1 => store.SearchVectorAsync(vector, StoreLog.Kept * 9, null, CancellationToken.None),
                _ => ChunksAsync(store),
            });
            var now = found.Where(hit => hit.Chunk.DocumentId == "now")
                .Select(hit => int.Parse(hit.Chunk.Text.Split(' ')[1], CultureInfo.InvariantCulture)).ToList();
            stale += now.Count > 0 && now.TrueForAll(number => number >= known && number == now[0]) ? 0 : 1;
        }

        return (times, stale);
    }

    private static async ValueTask<IReadOnlyList<ScoredChunk>> ChunksAsync(LuceneChunkStore store) =>
        [.. (await store.GetChunksAsync("now")).Select(chunk => new ScoredChunk(chunk.Chunk, 0))];
}
