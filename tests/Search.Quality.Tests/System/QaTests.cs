using System.Text.Json;
using Search.Evaluation;

namespace Search.Quality.Tests;

/// <summary>The figures of the whole system are those of its stages, measured by their own verbs.</summary>
public sealed class QaTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-qa-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("hybrid")]
    [InlineData("keyword")]
    [InlineData("embedding")]
    public void IsolatedFiguresAreThoseOfTheVerbsOfTheStages(string method)
    {
        var squad = Path.Combine(_folder.FullName, "town.json");
        SquadFile.Write(TownSquad.DataSet, squad);
        CompareWithTheVerbs(squad, "1.1", method, "--sample", "7");
    }

    [Fact]
    public void TheSameHoldsForSquad() => CompareWithTheVerbs(
        RepositoryFiles.Shared("data", "squad", "dev-v1.1.json"), "1.1", "keyword", "--sample", "20");

    [Fact]
    public void TheReportNamesTheStageThatLostMost()
    {
        var squad = Path.Combine(_folder.FullName, "town.json");
        SquadFile.Write(TownSquad.DataSet, squad);
        var (exitCode, lines) = QualityProgram.Run("qa", squad, "--report", _folder.FullName, "--passages", "3");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+ of 12 right; most were lost by: \w+$", lines[^1]);
        var report = SystemReport.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "report.json")));
        Assert.Equal(12, report.Questions.Count);
        Assert.Equal(3, report.Depths.Count);
    }

    [Fact]
    public void QuestionsAreAskedOfAFolderToo()
    {
        var corpus = _folder.CreateSubdirectory("corpus");
        foreach (var paragraph in TownSquad.DataSet.Articles[0].Paragraphs)
        {
            var name = $"{paragraph.Questions[0].Id}.txt";
            File.WriteAllText(Path.Combine(corpus.FullName, name), paragraph.Context);
        }

        var labels = Path.Combine(_folder.FullName, "labels.csv");
        File.WriteAllText(labels, "question,answer,document\nWho designed the harbour bridge?,Amelia Okafor,1.txt\n");
        var (exitCode, lines) = QualityProgram.Run("qa", labels, "--corpus", corpus.FullName);
        Assert.Equal(0, exitCode);
        Assert.Equal("1 of 1 right; most were lost by: Nothing", lines[^1]);
    }

    private void CompareWithTheVerbs(string squad, string version, string method, params string[] sample)
    {
        var beir = Path.Combine(_folder.FullName, "beir");
        Run(["qa", squad, "--method", method, "--save", _folder.FullName, .. sample]);
        Run(["qa", squad, "--export-beir", beir, .. sample]);
        Run(["reader", RepositoryFiles.Reader, squad, "--save", _folder.FullName, .. sample]);
        Run("retrieval", beir, "--method", method, "--save", _folder.FullName);

        var system = Figures($"qa-{Path.GetFileNameWithoutExtension(squad)}-{method}-8");
        var reader = Figures($"reader-squad-{version}");
        Assert.Equal(reader["exact"], 100 * system["reader alone: exact"], 0.01);
        Assert.Equal(reader["f1"], 100 * system["reader alone: f1"], 0.01);
        var retrieval = Figures($"retrieval-beir-{method}");
        Assert.Equal(retrieval["nDCG@10"], system["retriever alone: nDCG@10"]);
        Assert.Equal(retrieval["MAP"], system["retriever alone: AP"]);
        Assert.Equal(retrieval["R@100"], system["retriever alone: R@100"]);
    }

    private static void Run(params string[] arguments) => Assert.Equal(0, QualityProgram.Run(arguments).ExitCode);

    private Dictionary<string, double> Figures(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.FullName, $"{name}.json")));
        return json.RootElement.GetProperty("figures").EnumerateObject()
            .ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
    }
}
