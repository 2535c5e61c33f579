namespace Search.Evaluation.Tests;

public sealed class SquadEvaluationTests
{
    private static readonly SquadQuestion Who = new("1", "Who?", [new("Ada Lovelace", 0), new("Ada", 0)]);
    private static readonly SquadQuestion When = new("2", "When?", [new("in 1843", 0)]);
    private static readonly SquadQuestion Where = new("3", "Where?", []) { IsImpossible = true };

    [Fact]
    public void InVersion1AMissingPredictionIsWrong()
    {
        var report = SquadEvaluation.Score(Set(Who, When), Predictions(("1", "ada")));
        Assert.Equal(new SquadScores(50, 50, 2), report.All);
        Assert.Equal(1, report.Missing);
        Assert.Null(report.HasAnswer);
        Assert.Null(report.NoAnswer);
    }

    [Fact]
    public void InVersion2AMissingPredictionIsLeftOut()
    {
        var report = SquadEvaluation.Score(Set(Who, When, Where), Predictions(("1", "Ada"), ("3", ""), ("9", "x")));
        Assert.Equal(new SquadScores(100, 100, 2), report.All);
        Assert.Equal(new SquadScores(100, 100, 1), report.HasAnswer);
        Assert.Equal(new SquadScores(100, 100, 1), report.NoAnswer);
        Assert.Equal(1, report.Missing);
    }

    [Fact]
    public void APartlyRightAnswerHasItsBestF1()
    {
        var report = SquadEvaluation.Score(Set(When, Where), Predictions(("2", "1843"), ("3", "Paris")));
        Assert.Equal(100 * 2 / 3.0 / 2, report.All.F1, 1e-9);
        Assert.Equal(0, report.All.Exact);
        Assert.Equal(0, report.NoAnswer!.Value.F1);
    }

    [Fact]
    public void AnAnswerOfArticlesAloneIsAnEmptyOne() =>
        Assert.Equal((1, 1), SquadEvaluation.ScoreOf(new SquadQuestion("4", "?", [new("the", 0)]), ""));

    [Fact]
    public void TheBestThresholdWeighsRefusalsAgainstAnswers()
    {
        ScoredQuestion[] questions =
        [
            new(true, 1, true, -5), new(true, 0.5, true, -3), new(false, 0, true, -4), new(false, 0, true, 2),
            new(false, 0, false, 3),
        ];
        var (score, threshold) = NoAnswerThreshold.FindBest(questions);
        Assert.Equal(100 * 4 / 5.0, score, 1e-9);
        Assert.Equal(-5, threshold);
    }

    [Fact]
    public void WithoutQuestionsThereIsNoThreshold() => Assert.Equal((0, 0), NoAnswerThreshold.FindBest([]));

    [Theory]
    [InlineData("1.1-BERT-ensemble-Google-AI-Language-.json", "dev-v1.1.json", 86.2062, 92.1956)]
    [InlineData("1.1-Logistic-Regression-Baseline-Stanford-University-.json", "dev-v1.1.json", 40.1419, 50.9815)]
    [InlineData("v2.0-BERT-single-model-Google-AI-Language-.json", "dev-v2.0.json", 78.7417, 81.7753)]
    public void PublishedPredictionsHaveTheirPublishedScores(string file, string set, double exact, double f1)
    {
        var report = SquadEvaluation.Score(
            SquadFile.Read(RepositoryFiles.Shared("data", "squad", set)),
            SquadFile.ReadPredictions(RepositoryFiles.Shared("data", "squad", "predictions", file)));
        Assert.Equal(exact, report.All.Exact, 4);
        Assert.Equal(f1, report.All.F1, 4);
    }

    private static SquadDataSet Set(params SquadQuestion[] questions) =>
        new("test", [new SquadArticle("title", [new SquadParagraph("text", questions)])]);

    private static Dictionary<string, string> Predictions(params (string Id, string Text)[] predictions) =>
        predictions.ToDictionary(prediction => prediction.Id, prediction => prediction.Text, StringComparer.Ordinal);
}
