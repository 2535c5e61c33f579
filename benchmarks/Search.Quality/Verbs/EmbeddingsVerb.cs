using System.CommandLine;
using System.Numerics.Tensors;
using Search.Inference;

namespace Search.Quality;

/// <summary><c>embeddings</c>: compares vectors with those of a reference.</summary>
internal static class EmbeddingsVerb
{
    private const double Bar = 0.99;

    public static Command Create()
    {
        var model = EmbeddingArguments.Model();
        var cases = new Argument<FileInfo>("cases")
        {
            Description = "JSON: {\"cases\": [{\"text\", \"tokens\", \"cls\", \"mean\"}, …]}.",
        }.AcceptExistingOnly();
        var pooling = new Option<string>("--pooling")
        {
            Description = "Which vector of a case is the model's.",
            DefaultValueFactory = _ => "cls",
        }.AcceptOnlyFromAmong("cls", "mean");
        var save = SaveOption.Create();
        var command = new Command("embeddings", "Compares vectors with those of a reference, by their cosine.")
        {
            model, cases, pooling, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName, parsed.GetRequiredValue(cases).FullName,
            parsed.GetRequiredValue(pooling), parsed.GetValue(save), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string model, string cases, string pooling, DirectoryInfo? save, CancellationToken cancellationToken)
    {
        var references = ReferenceEmbedding.Read(cases, pooling);
        using var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(model));
        var texts = references.Select(reference => reference.Text).ToList();
        var together = await generator.GenerateAsync(texts, cancellationToken: cancellationToken);
        var tally = new CaseTally();
        var cosines = new List<double>();
        var shifts = new List<double>();
        for (var i = 0; i < references.Count; i++)
        {
            var alone = await generator.GenerateAsync([texts[i]], cancellationToken: cancellationToken);
            var vector = alone[0].Vector;
            cosines.Add(TensorPrimitives.CosineSimilarity(vector.Span, references[i].Vector));
            shifts.Add(TensorPrimitives.CosineSimilarity(vector.Span, together[i].Vector.Span));
            tally.Add($"case {i}", Difference(references[i], alone.Usage!.InputTokenCount!.Value, cosines[i]));
        }

        Console.WriteLine($"least cosine {cosines.Min():F5}, mean {cosines.Average():F5}");
        Console.WriteLine($"least cosine of a text alone with itself in a batch {shifts.Min():F5}");
        Save(save, cosines, shifts, tally);
        return tally.Finish();
    }

    private static string? Difference(ReferenceEmbedding reference, long tokens, double cosine) =>
        tokens != reference.Tokens ? $"{tokens} tokens instead of {reference.Tokens}"
        : cosine < Bar ? $"cosine {cosine:F5} over {tokens} tokens"
        : null;

    private static void Save(DirectoryInfo? folder, List<double> cosines, List<double> shifts, CaseTally tally)
    {
        if (folder is null)
        {
            return;
        }

        var figures = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["texts"] = tally.Cases,
            [FormattableString.Invariant($"texts at or above {Bar}")] = tally.Equal,
            ["least cosine"] = Math.Round(cosines.Min(), 5),
            ["mean cosine"] = Math.Round(cosines.Average(), 5),
            ["least cosine of a text alone with itself in a batch"] = Math.Round(shifts.Min(), 5),
        };
        new Measurement(
            "embeddings-quality",
            "dotnet run -c Release --project benchmarks/Search.Quality -- embeddings models/bge-small-en-v1.5 " +
            "../shared/conformance/embeddings/bge-small-en-v1.5.json --save docs/results",
            figures)
        {
            Remarks = ["The reference is the float32 model, ours its int8 version; each text was alone in its batch."],
        }.Save(folder);
    }
}
