using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Evaluation;

namespace Search.Quality;

/// <summary><c>trec-measures</c>: compares measures of a run with those of trec_eval.</summary>
internal static class TrecMeasuresVerb
{
    public static Command Create()
    {
        var run = new Argument<FileInfo>("run.tsv") { Description = "Query, document and score a line." };
        var qrels = new Argument<FileInfo>("qrels.tsv") { Description = "Query, document and grade a line." };
        var expected = new Argument<FileInfo>("expected.json")
        {
            Description = "JSON: aggregate and per_query measures by name.",
        };
        var save = SaveOption.Create();
        var command = new Command("trec-measures", "Compares measures of a run with those of trec_eval.")
        {
            run.AcceptExistingOnly(), qrels.AcceptExistingOnly(), expected.AcceptExistingOnly(), save,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() =>
        {
            var ranked = RankedRun.Read(parsed.GetRequiredValue(run).FullName);
            var judged = RelevanceJudgements.Read(parsed.GetRequiredValue(qrels).FullName);
            var path = parsed.GetRequiredValue(expected).FullName;
            return Task.FromResult(BadInput.InFile(path, () => Run(ranked, judged, path, parsed.GetValue(save))));
        }));
        return command;
    }

    private static int Run(RankedRun run, RelevanceJudgements judgements, string path, DirectoryInfo? save)
    {
        using var file = ConformanceFile.Read(path);
        var aggregate = file.RootElement.GetProperty("aggregate");
        var queries = file.RootElement.GetProperty("per_query");
        var names = queries.EnumerateObject().SelectMany(query => query.Value.EnumerateObject())
            .Concat(aggregate.EnumerateObject()).Select(measure => measure.Name).Distinct();
        var scores = RetrievalScores.Of(run, judgements, [.. names.Select(RetrievalMeasure.Parse)]);
        var tally = new CaseTally();
        Compare(tally, "mean", aggregate, scores.Means);
        foreach (var query in queries.EnumerateObject())
        {
            Compare(tally, $"query {query.Name}", query.Value, scores.Queries[query.Name]);
        }

        new Parity("trec-measures", "trec_eval", "trec-measures <run.tsv> <qrels.tsv> <expected.json>")
            .Save(tally, save);
        return tally.Finish();
    }

    private static void Compare(
        CaseTally tally, string name, JsonElement expected, IReadOnlyDictionary<string, double> got)
    {
        foreach (var measure in expected.EnumerateObject())
        {
            var difference = ConformanceFile.AreNear(measure.Value.GetDouble(), got[measure.Name])
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"expected {measure.Value}, got {got[measure.Name]:F6}");
            tally.Add($"{name} {measure.Name}", difference);
        }
    }
}
