using System.CommandLine;
using Search.Evaluation;
using Search.Inference;
using Search.Reader;

namespace Search.Quality;

/// <summary><c>calibrate</c>: fits a reader's probabilities and its threshold of "no answer".</summary>
internal static class CalibrateVerb
{
    public static Command Create()
    {
        var model = ReadingArguments.Model();
        var squad = ReadingArguments.Squad();
        var limit = new Option<int?>("--limit") { Description = "Use only the first N articles.", HelpName = "N" };
        var sample = new Option<int>("--sample")
        {
            Description = "How many questions of each half are also read among many passages, and with wrong ones.",
            DefaultValueFactory = _ => 300,
        };
        var passages = new Option<int>("--passages")
        {
            Description = "How many passages that is.",
            DefaultValueFactory = _ => new AskOptions().Passages,
        };
        var write = new Option<bool>("--write")
        {
            Description = $"Writes {CalibrationFile.FileName} beside the model; the reader uses it from then on.",
        };
        var save = SaveOption.Create();
        var command = new Command(
            "calibrate", "Fits a reader's probabilities on one half of the articles, tests them on the other.")
        {
            model, squad, limit, sample, passages, write, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName, parsed.GetRequiredValue(squad), parsed.GetValue(limit),
            (parsed.GetValue(sample), parsed.GetValue(passages)), parsed.GetValue(write), parsed.GetValue(save),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string model, FileInfo squad, int? limit, (int Sample, int Passages) many, bool write, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        var dataSet = SquadFile.Read(squad.FullName);
        dataSet = dataSet with { Articles = [.. dataSet.Articles.Take(limit ?? int.MaxValue)] };
        using var reader = ExtractiveReader.Load(
            ModelFolder.Open(model), new ExtractiveReaderOptions { TopAnswers = 1, AllowNoAnswer = false });
        var passages = new SquadPassages(dataSet);
        var halves = SquadTask.WithOwnParagraph(dataSet).ToLookup(task => task.Article % 2 == 0);
        var fitted = await CalibrationData.ReadAsync(
            reader, [.. halves[true]], passages, many.Sample, many.Passages, cancellationToken);
        var tested = await CalibrationData.ReadAsync(
            reader, [.. halves[false]], passages, many.Sample, many.Passages, cancellationToken);
        var calibration = BadInput.InFile(
            squad.FullName, () => CalibrationFitting.Fit(fitted.Answers, fitted.Questions));
        var figures = new CalibrationFigures(calibration, tested);
        figures.Measure();
        figures.Print();
        figures.Save(
            save,
            $"dotnet run -c Release --project benchmarks/Search.Quality -- calibrate models/{Path.GetFileName(model)} " +
            $"../shared/data/squad/{squad.Name} --save docs/results");
        if (write)
        {
            var path = CalibrationFile.Write(
                calibration with { Origin = OriginOf(reader, squad, tested, figures.Reliability) }, model);
            Console.WriteLine($"wrote {path}");
        }

        return 0;
    }

    private static CalibrationOrigin OriginOf(
        ExtractiveReader reader, FileInfo squad, CalibrationData tested, Reliability reliability) => new()
        {
            DataSet = $"{squad.Name}, every other article",
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
            ModelChecksum = reader.Model.Checksum,
            TestedQuestions = tested.Own.Count,
            ExpectedCalibrationError = reliability.ExpectedCalibrationError,
            BrierScore = reliability.BrierScore,
            Bins =
            [
                .. reliability.Bins.Select(
                    bin => new CalibrationBin(bin.Count, bin.MeanProbability, bin.ShareHappened)),
            ],
        };
}
