using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Pipeline;
using Search.Retrieval;

namespace Search.Quality;

/// <summary><c>store-speed</c>: writing, opening, hybrid questions, and the memory of a store.</summary>
internal static class StoreSpeedVerb
{
    private const int Top = 10;
    private const int Words = 6;
    private const int Dimensions = 384;

    public static Command Create()
    {
        var chunks = new Option<int>("--chunks") { Description = "How many.", DefaultValueFactory = _ => 100_000 };
        var queries = new Option<int>("--queries") { Description = "How many.", DefaultValueFactory = _ => 300 };
        var index = new Option<DirectoryInfo?>("--index")
        {
            Description = "Keeps the index in this folder; one that is there is not written again.",
        };
        var save = SaveOption.Create();
        var command = new Command("store-speed", "Writing, opening and hybrid questions of a store.")
        {
            chunks, queries, index, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => KeptFolder.UseAsync(
            parsed.GetValue(index), "vectors",
            folder => RunAsync(
                folder, parsed.GetValue(chunks), parsed.GetValue(queries), parsed.GetValue(save),
                cancellationToken))));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, int count, int questions, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var chunks = new SyntheticChunks(Dimensions);
        var rates = await WriteAsync(folder, chunks, count, cancellationToken);
        using var peer = new LuceneSearch(folder, "text@en");
        string[] asked = [.. peer.Draw(questions + 1, Words, new Random(1)).Select(words => string.Join(' ', words))];

        // What writing left behind is no memory of an open index.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var memory = new AnonymousMemory();
        var random = new Random(2);
        using var vectors = new DrawnVectors(() => chunks.Vector(random));
        var watch = Stopwatch.StartNew();
        await using var store = await LuceneChunkStore.OpenAsync(
            folder, chunks.Space, cancellationToken: cancellationToken);
        var (keyword, embedding) = (new KeywordRetriever(store), new EmbeddingRetriever(store, vectors));
        var hybrid = new HybridRetriever(keyword, embedding);
        await hybrid.RetrieveAsync(asked[0], Top, null, cancellationToken);
        var opening = watch.Elapsed.TotalSeconds;
        var first = await MeasureAsync(hybrid, asked);
        var peak = memory.Peak;
        await store.BuildVectorGraphsAsync(cancellationToken);
        var later = await MeasureAsync(hybrid, asked);
        var words = await MeasureAsync(keyword, asked);
        var nearest = await MeasureAsync(embedding, asked);
        Report(
            count,
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["chunks"] = count,
                ["chunks written per second"] = Rounded(rates.PerSecond),
                ["chunks written per processor second"] = Rounded(rates.PerProcessorSecond),
                ["chunks written per second, bare Lucene.Net"] = Rounded(rates.PeerPerSecond),
                ["seconds from opening to the first answer"] = Math.Round(opening, 3),
                ["hybrid p50 ms, graphs being built"] = Math.Round(first.At(0.5), 3),
                ["hybrid p99 ms, graphs being built"] = Math.Round(first.At(0.99), 3),
                ["hybrid p50 ms"] = Math.Round(later.At(0.5), 3),
                ["hybrid p99 ms"] = Math.Round(later.At(0.99), 3),
                ["keyword p50 ms"] = Math.Round(words.At(0.5), 3),
                ["embedding p50 ms"] = Math.Round(nearest.At(0.5), 3),
                ["peak anonymous memory MiB"] = Math.Round(peak),
                ["peak anonymous memory MiB, graphs built too"] = Math.Round(memory.Peak),
                ["int8 vectors MiB"] = Math.Round(count * (double)Dimensions / (1 << 20)),
            },
            save);
        return 0;
    }

    private static async Task<WritingRates> WriteAsync(
        string folder, SyntheticChunks chunks, int count, CancellationToken cancellationToken)
    {
        using var peer = new LuceneWriting(LuceneChunkStoreOptions.DefaultWriteBufferMegabytes);
        var (store, rates) = await SyntheticStore.OpenAsync(folder, chunks, count, peer, cancellationToken);
        await store.DisposeAsync();
        return rates;
    }

    private static object Rounded(double rate) => rate > 0 ? Math.Round(rate) : "not written";

    private static async Task<Latencies> MeasureAsync(IRetriever retriever, string[] questions)
    {
        var times = new Latencies();
        foreach (var question in questions.Skip(1))
        {
            await times.MeasureAsync(() => retriever.RetrieveAsync(question, Top, null));
        }

        return times;
    }

    private static void Report(int count, Dictionary<string, object> figures, DirectoryInfo? save)
    {
        foreach (var (name, value) in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        }

        if (save is not null)
        {
            new Measurement(
                "store-speed",
                $"dotnet run -c Release --project benchmarks/Search.Quality -- store-speed --chunks {count}",
                figures)
            {
                Remarks =
                [
                    "Top 10 for questions of six words; vectors of questions are drawn, so no model is at work. The " +
                    "first questions are asked while the first of them has the graphs built on a thread of its own.",
                    "Bare Lucene.Net writes each batch after the store: texts, ids and vectors, on one thread.",
                ],
            }.Save(save);
        }
    }

    /// <summary>Draws a vector for each text: the time of a model is no part of the measurement.</summary>
    private sealed class DrawnVectors(Func<float[]> draw) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
                values.Select(_ => new Embedding<float>(draw()))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
