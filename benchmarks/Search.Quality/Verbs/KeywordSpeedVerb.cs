using System.CommandLine;
using System.Globalization;

namespace Search.Quality;

/// <summary><c>keyword-speed</c>: BM25 top 10, beside bare Lucene.Net on the same index.</summary>
internal static class KeywordSpeedVerb
{
    private const int Top = 10;
    private const int Words = 6;
    private const string Field = "text@en";

    public static Command Create()
    {
        var documents = new Option<int>("--documents")
        {
            Description = "How many chunks.", DefaultValueFactory = _ => 20_000,
        };
        var queries = new Option<int>("--queries") { Description = "How many.", DefaultValueFactory = _ => 500 };
        var index = new Option<DirectoryInfo?>("--index") { Description = "Keeps the index in this folder." };
        var save = SaveOption.Create();
        var command = new Command("keyword-speed", "BM25 beside bare Lucene.Net on the same index.")
        {
            documents, queries, index, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => KeptFolder.UseAsync(
            parsed.GetValue(index), "words",
            folder => RunAsync(
                folder, parsed.GetValue(documents), parsed.GetValue(queries), parsed.GetValue(save),
                cancellationToken))));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, int documents, int count, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var (store, _) = await SyntheticStore.OpenAsync(
            folder, new SyntheticChunks(1), documents, peer: null, cancellationToken);
        await using var ours = store;
        using var peer = new LuceneSearch(folder, Field);
        var queries = peer.Draw(count, Words, new Random(1));
        var (own, bare) = (new Latencies(), new Latencies());
        var differing = 0;
        foreach (var warm in new[] { true, false })
        {
            (own, bare, differing) = (new Latencies(), new Latencies(), 0);
            foreach (var query in warm ? queries.Take(count / 2) : queries)
            {
                // In turns, so that what else the machine does falls on both alike.
                var question = string.Join(' ', query);
                var found = await own.MeasureAsync(
                    () => ours.SearchKeywordsAsync(question, Top, null, cancellationToken));
                var expected = await bare.MeasureAsync(() => ValueTask.FromResult(peer.Search(query, Top)));
                differing += found.Count == expected.Count ? 0 : 1;
            }
        }

        var ratio = own.Total / bare.Total;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{documents} chunks, {count} queries: ours p50 {own.At(0.5):F3} ms p99 {own.At(0.99):F3} ms, " +
            $"bare Lucene.Net p50 {bare.At(0.5):F3} ms p99 {bare.At(0.99):F3} ms, " +
            $"{differing} lists of another length"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratio:F3} times the time of bare Lucene.Net"));
        if (save is not null)
        {
            new Measurement(
                $"keyword-speed-{documents}",
                $"dotnet run -c Release --project benchmarks/Search.Quality -- keyword-speed --documents {documents}",
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["chunks"] = documents,
                    ["queries"] = count,
                    ["ours p50 ms"] = Math.Round(own.At(0.5), 3),
                    ["ours p99 ms"] = Math.Round(own.At(0.99), 3),
                    ["bare p50 ms"] = Math.Round(bare.At(0.5), 3),
                    ["bare p99 ms"] = Math.Round(bare.At(0.99), 3),
                    ["ratio"] = Math.Round(ratio, 3),
                }).Save(save);
        }

        return 0;
    }
}
