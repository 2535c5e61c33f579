using System.Text.Json;

namespace Search.Quality.Tests;

public sealed class ConformanceTests
{
    [Theory]
    [InlineData("filters", 161)]
    [InlineData("fusion", 37)]
    [InlineData("bm25", 30)]
    [InlineData("reordering", 13)]
    [InlineData("retrieval-evaluators", 20)]
    public void AllCasesAreEqual(string verb, int cases) =>
        AssertEqual(cases, QualityProgram.Run(verb, RepositoryFiles.Shared("conformance", $"{verb}.json")));

    [Fact]
    public void MeasuresAreThoseOfTrecEval() => AssertEqual(
        1140,
        QualityProgram.Run(
            "trec-measures",
            RepositoryFiles.Shared("conformance", "trec-measures", "run.tsv"),
            RepositoryFiles.Shared("data", "cranfield", "qrels.tsv"),
            RepositoryFiles.Shared("conformance", "trec-measures", "expected.json")));

    [Theory]
    [InlineData("dev-v1.1.json", "1.1-BERT-ensemble-Google-AI-Language-.json", "exact 86.2062", "f1 92.1956")]
    [InlineData("dev-v2.0.json", "v2.0-BERT-single-model-Google-AI-Language-.json", "exact 78.7417", "f1 81.7753")]
    public void PredictionsAreScoredAsTheOfficialScriptsDo(string set, string predictions, string exact, string f1)
    {
        var (exitCode, lines) = QualityProgram.Run(
            "squad-metrics",
            RepositoryFiles.Shared("data", "squad", set),
            RepositoryFiles.Shared("data", "squad", "predictions", predictions));
        Assert.Equal(0, exitCode);
        Assert.Equal([exact, f1], lines[..2]);
    }

    [Fact]
    public void BestAnswersAreThoseOfTheReference() => AssertEqual(
        24,
        QualityProgram.Run(
            "reader-cases", RepositoryFiles.Reader,
            RepositoryFiles.Shared("conformance", "reader", "roberta-l12-qa.jsonl")));

    [Fact]
    public void HowManyCasesAreEqualIsKept()
    {
        var folder = Directory.CreateTempSubdirectory("search-parity-");
        try
        {
            AssertEqual(
                13,
                QualityProgram.Run(
                    "reordering", RepositoryFiles.Shared("conformance", "reordering.json"), "--save", folder.FullName));
            using var kept = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(folder.FullName, "parity-reordering.json")));
            var figures = kept.RootElement.GetProperty("figures");
            Assert.StartsWith("haystack", figures.GetProperty("reference").GetString(), StringComparison.Ordinal);
            Assert.Equal((13, 13), (figures.GetProperty("cases").GetInt32(), figures.GetProperty("equal").GetInt32()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ADifferenceIsShownAndFails()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                path,
                """
                {"cases": [{"truth": [["a"]], "retrieved": [["b", "a"]], "expected": {
                  "map": {"score": 0.5, "individual": [0.5]}, "mrr": {"score": 0.25, "individual": [0.25]},
                  "ndcg": {"score": 0.630929754, "individual": [0.630929754]},
                  "recall_single_hit": {"score": 1, "individual": [1]},
                  "recall_multi_hit": {"score": 1, "individual": [1]}}}]}
                """);
            var (exitCode, lines) = QualityProgram.Run("retrieval-evaluators", path);
            Assert.Equal(1, exitCode);
            Assert.Equal(["case 0: mrr: expected 0.25, got 0.5", "0 of 1 equal"], lines);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertEqual(int cases, (int ExitCode, string[] Lines) run)
    {
        Assert.Equal($"{cases} of {cases} equal", run.Lines[^1]);
        Assert.Equal(0, run.ExitCode);
    }
}
