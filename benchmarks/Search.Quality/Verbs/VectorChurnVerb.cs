using System.CommandLine;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary><c>vector-churn</c>: recall and memory of a store of which nine tenths are exchanged 20 times.</summary>
internal static class VectorChurnVerb
{
    private const int UsualDocuments = 5000;
    private const int UsualRounds = 20;
    private const int Top = 10;
    private const int Queries = 100;
    private const double LeastRecall = 0.95;
    private const double MostMemory = 1.2;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The vectors of texts, as vector-embed writes them." }
            .AcceptExistingOnly();
        var documents = new Option<int>("--documents")
        {
            Description = "How many documents, of ten chunks each.",
            DefaultValueFactory = _ => UsualDocuments,
        };
        var rounds = new Option<int>("--rounds") { Description = "How often.", DefaultValueFactory = _ => UsualRounds };
        var save = SaveOption.Create();
        var command = new Command(
            "vector-churn", "Deletes nine tenths of a store at random and writes others; prints recall and memory.")
        {
            file, documents, rounds, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            VectorFile.Read(parsed.GetRequiredValue(file).FullName), parsed.GetValue(documents),
            parsed.GetValue(rounds), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        float[][] given, int documents, int rounds, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var (centres, queries) = VectorMixture.Make(given, given.Length - Queries, Queries, seed: 1);
        var folder = Directory.CreateTempSubdirectory("search-churn-");
        try
        {
            var least = 1.0;
            await using var store = await OpenAsync(folder, "churned", centres, cancellationToken);
            var churn = new ChurnStore(store, centres, documents, seed: 1);
            await churn.FillAsync(cancellationToken);
            for (var round = 1; round <= rounds; round++)
            {
                await churn.ExchangeAsync(cancellationToken);
                await store.BuildVectorGraphsAsync(cancellationToken);
                var recall = await churn.RecallAsync(queries, Top, cancellationToken);
                Console.WriteLine(FormattableString.Invariant($"round {round}: recall {recall:F4}"));
                least = Math.Min(least, recall);
            }

            await using var fresh = await OpenAsync(folder, "fresh", centres, cancellationToken);
            await churn.CopyToAsync(fresh, cancellationToken);
            await fresh.BuildVectorGraphsAsync(cancellationToken);
            return Report(
                documents, rounds, least, await store.MeasureVectorsAsync(cancellationToken),
                await fresh.MeasureVectorsAsync(cancellationToken), save);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LuceneChunkStore> OpenAsync(
        DirectoryInfo folder, string name, float[][] vectors, CancellationToken cancellationToken) =>
        await LuceneChunkStore.OpenAsync(
            Path.Combine(folder.FullName, name), new VectorSpace(new ModelIdentity("churn", ""), vectors[0].Length),
            cancellationToken: cancellationToken);

    private static int Report(
        int documents, int rounds, double recall, long churned, long fresh, DirectoryInfo? save)
    {
        VectorSpeedVerb.Report(
            "vector-churn",
            documents == UsualDocuments && rounds == UsualRounds
                ? "vector-churn sentences.vec"
                : $"vector-churn sentences.vec --documents {documents} --rounds {rounds}",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["documents of ten chunks"] = documents,
                ["rounds"] = rounds,
                ["least recall of the best 10"] = Math.Round(recall, 4),
                ["megabytes of vectors and graphs in memory"] = Math.Round(churned / 1e6, 1),
                ["megabytes of vectors and graphs in memory, fresh"] = Math.Round(fresh / 1e6, 1),
                ["memory beside a fresh store"] = Math.Round(churned / (double)fresh, 3),
            },
            [
                "Each round deletes nine of ten documents at random and writes as many others in one commit, then " +
                "waits for the graphs. Graphs lie in mapped files, which are not the program's memory.",
            ],
            save);
        return recall >= LeastRecall && churned <= MostMemory * fresh ? 0 : 1;
    }
}
