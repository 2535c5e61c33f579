using System.CommandLine;
using System.Globalization;
using Search.Evaluation;

namespace Search.Quality;

/// <summary><c>squad-metrics</c>: scores predictions as the official scripts do.</summary>
internal static class SquadMetricsVerb
{
    public static Command Create()
    {
        var squad = new Argument<FileInfo>("squad.json") { Description = "The questions." }.AcceptExistingOnly();
        var predictions = new Argument<FileInfo>("predictions.json")
        {
            Description = "JSON: an object from question id to the answer given; \"\" for no answer.",
        }.AcceptExistingOnly();
        var noAnswer = new Option<FileInfo?>("--no-answer-scores")
        {
            Description = "JSON: an object from question id to a number; also prints the best thresholds for it.",
        };
        var command = new Command("squad-metrics", "Scores predictions as the official scripts of SQuAD do.")
        {
            squad, predictions, noAnswer,
        };
        command.SetAction((parsed, _) => BadInput.ReportAsync(() => Task.FromResult(Run(
            SquadFile.Read(parsed.GetRequiredValue(squad).FullName),
            SquadFile.ReadPredictions(parsed.GetRequiredValue(predictions).FullName),
            parsed.GetValue(noAnswer) is { } file ? SquadFile.ReadNoAnswerScores(file.FullName) : null))));
        return command;
    }

    private static int Run(
        SquadDataSet dataSet, IReadOnlyDictionary<string, string> predictions,
        IReadOnlyDictionary<string, double>? noAnswer)
    {
        var report = SquadEvaluation.Score(dataSet, predictions);
        Print("", report.All);
        Print("HasAns_", report.HasAnswer);
        Print("NoAns_", report.NoAnswer);
        Console.WriteLine($"missing {report.Missing}");
        if (noAnswer is not null)
        {
            PrintBest(dataSet, predictions, noAnswer, exact: true);
            PrintBest(dataSet, predictions, noAnswer, exact: false);
        }

        return 0;
    }

    private static void Print(string prefix, SquadScores? scores)
    {
        if (scores is { } part)
        {
            Print($"{prefix}exact", part.Exact);
            Print($"{prefix}f1", part.F1);
            Console.WriteLine($"{prefix}total {part.Total}");
        }
    }

    private static void PrintBest(
        SquadDataSet dataSet, IReadOnlyDictionary<string, string> predictions,
        IReadOnlyDictionary<string, double> noAnswer, bool exact)
    {
        var scored = dataSet.Questions
            .Where(question => predictions.ContainsKey(question.Id) && noAnswer.ContainsKey(question.Id))
            .Select(question => ScoredOf(question, predictions[question.Id], noAnswer[question.Id], exact))
            .ToList();
        var (score, threshold) = NoAnswerThreshold.FindBest(scored);
        var name = exact ? "exact" : "f1";
        Print($"best_{name}", score);
        Print($"best_{name}_thresh", threshold);
    }

    private static ScoredQuestion ScoredOf(SquadQuestion question, string prediction, double noAnswer, bool exact)
    {
        var score = SquadEvaluation.ScoreOf(question, prediction);
        return new ScoredQuestion(
            question.IsAnswerable, exact ? score.Exact : score.F1, prediction.Length > 0, noAnswer);
    }

    private static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:F4}"));
}
