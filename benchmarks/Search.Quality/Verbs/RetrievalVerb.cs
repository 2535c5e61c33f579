using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Evaluation;
using Search.Inference;
using Search.Models;
using Search.Pipeline;
using Search.Retrieval;

namespace Search.Quality;

/// <summary><c>retrieval</c>: how good and how fast the ranking of a judged collection is.</summary>
internal static class RetrievalVerb
{
    private const int Top = 100;

    private static readonly RetrievalMeasure[] Measures =
        [RetrievalMeasure.Parse("nDCG@10"), RetrievalMeasure.Parse("AP"), RetrievalMeasure.Parse("R@100")];

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("dataset folder")
        {
            Description = "corpus.jsonl, queries.jsonl, and qrels/test.tsv or qrels.tsv.",
        }.AcceptExistingOnly();
        var method = new Option<RetrievalMethod>("--method")
        {
            Description = "keyword, embedding or hybrid.",
            DefaultValueFactory = _ => RetrievalMethod.Hybrid,
        };
        var model = new Option<DirectoryInfo>("--model")
        {
            Description = "The folder of the embedding model; default the shipped one.",
            DefaultValueFactory = _ => new DirectoryInfo(BgeSmallEn.Folder),
        };
        var scales = new Option<ActivationScales>("--scales")
        {
            Description = "How a quantised model takes its scales: AsStored or ByRow.",
            DefaultValueFactory = _ => new TransformerEmbeddingOptions().Scales,
        };
        var index = new Option<DirectoryInfo?>("--index")
        {
            Description = "Keeps the indexes of collections in this folder, so that embedding is done once.",
        };
        var fusion = new Option<RankFusionMethod>("--fusion")
        {
            Description = "How hybrid retrieval fuses its two lists.",
            DefaultValueFactory = _ => new HybridRetrieverOptions().Method,
        };
        var keywordWeight = new Option<double>("--keyword-weight")
        {
            Description = "What keywords count in hybrid retrieval, where vectors count 1.",
            DefaultValueFactory = _ =>
                new HybridRetrieverOptions().KeywordWeight / new HybridRetrieverOptions().EmbeddingWeight,
        };
        var run = new Option<FileInfo?>("--run") { Description = "Also writes what was found, in TREC's form." };
        var save = SaveOption.Create();
        var command = new Command("retrieval", "Measures retrieval on a collection in the layout of BEIR.")
        {
            folder, method, model, scales, index, fusion, keywordWeight, run, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            RetrievalCollection.Read(parsed.GetRequiredValue(folder)), parsed.GetValue(method),
            new HybridRetrieverOptions
            {
                Method = parsed.GetValue(fusion),
                KeywordWeight = parsed.GetValue(keywordWeight),
            },
            parsed.GetRequiredValue(model).FullName, parsed.GetValue(scales), parsed.GetValue(index),
            parsed.GetValue(run), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        RetrievalCollection collection, RetrievalMethod method, HybridRetrieverOptions fusion, string model,
        ActivationScales scales, DirectoryInfo? index, FileInfo? run, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var kept = index ?? Directory.CreateTempSubdirectory("search-retrieval-");
        try
        {
            var kind = method == RetrievalMethod.Keyword ? "words" : $"vectors-{scales}".ToLowerInvariant();
            var folder = Path.Combine(kept.FullName, $"{collection.Name}-{kind}");
            return method == RetrievalMethod.Keyword
                ? await RunForWordsAsync(collection, folder, run, save, cancellationToken)
                : await RunWithModelAsync(
                    collection, method, fusion, folder, model, scales, run, save, cancellationToken);
        }
        finally
        {
            if (index is null)
            {
                kept.Delete(recursive: true);
            }
        }
    }

    private static async Task<int> RunForWordsAsync(
        RetrievalCollection collection, string folder, FileInfo? run, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        await using var store = await PassageIndex.OpenForWordsAsync(folder, collection, cancellationToken);
        return await MeasureAsync(
            collection, RetrievalMethod.Keyword, new KeywordRetriever(store), run, save, cancellationToken);
    }

    private static async Task<int> RunWithModelAsync(
        RetrievalCollection collection, RetrievalMethod method, HybridRetrieverOptions fusion, string folder,
        string model, ActivationScales scales, FileInfo? run, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        using var generator = TransformerEmbeddingGenerator.Load(
            ModelFolder.Open(model), new TransformerEmbeddingOptions { Scales = scales });
        await using var store = await PassageIndex.OpenAsync(folder, generator, collection, cancellationToken);
        IRetriever retriever = new EmbeddingRetriever(store, generator.ForQueries());
        if (method == RetrievalMethod.Hybrid)
        {
            retriever = new HybridRetriever(new KeywordRetriever(store), retriever, fusion);
        }

        return await MeasureAsync(collection, method, retriever, run, save, cancellationToken);
    }

    private static async Task<int> MeasureAsync(
        RetrievalCollection collection, RetrievalMethod method, IRetriever retriever, FileInfo? run,
        DirectoryInfo? save, CancellationToken cancellationToken)
    {
        // Compiles the code and loads the vectors.
        await retriever.RetrieveAsync(collection.Queries[0].Text, Top, cancellationToken);
        var found = new List<(string, string, double)>();
        var watch = Stopwatch.StartNew();
        foreach (var (id, text) in collection.Queries)
        {
            found.AddRange((await retriever.RetrieveAsync(text, Top, cancellationToken))
                .Select(one => (id, one.Chunk.DocumentId, one.Score)));
        }

        var rate = collection.Queries.Count / watch.Elapsed.TotalSeconds;
        var ranked = new RankedRun(found);
        if (run is not null)
        {
            ranked.Write(run.FullName, method.ToString());
        }

        Report(collection, method, RetrievalScores.Of(ranked, collection.Judgements, Measures).Means, rate, save);
        return 0;
    }

    private static void Report(
        RetrievalCollection collection, RetrievalMethod method, IReadOnlyDictionary<string, double> means, double rate,
        DirectoryInfo? save)
    {
        var word = method.ToString().ToLowerInvariant();
        Console.WriteLine(
            $"{collection.Name}: {collection.Passages.Count} passages, {collection.Queries.Count} queries");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{word} nDCG@10 {means["nDCG@10"]:F4} MAP {means["AP"]:F4} R@100 {means["R@100"]:F4} " +
            $"queries/s {rate:F1}"));
        if (save is not null)
        {
            new Measurement(
                $"retrieval-{collection.Name}-{word}",
                "dotnet run -c Release --project benchmarks/Search.Quality -- " +
                    $"retrieval <{collection.Name}> --method {word}",
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["passages"] = collection.Passages.Count,
                    ["queries"] = collection.Queries.Count,
                    ["nDCG@10"] = Math.Round(means["nDCG@10"], 4),
                    ["MAP"] = Math.Round(means["AP"], 4),
                    ["R@100"] = Math.Round(means["R@100"], 4),
                    ["queries per second"] = Math.Round(rate, 1),
                }).Save(save);
        }
    }
}
