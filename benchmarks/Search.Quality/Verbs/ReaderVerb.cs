using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Evaluation;
using Search.Inference;
using Search.Reader;

namespace Search.Quality;

/// <summary><c>reader</c>: reads the questions of a data set, each with its own paragraph.</summary>
internal static class ReaderVerb
{
    // By then all buffers have the size that they will keep.
    private const int EarlyQuestions = 1024;

    private const double MostThreshold = 1e6;

    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var model = ReadingArguments.Model();
        var squad = ReadingArguments.Squad();
        var limit = new Option<int?>("--limit") { Description = "Read only the first N questions.", HelpName = "N" }
            .AtLeast(1);
        var (sample, seed) = (SampleOptions.Count(), SampleOptions.Seed());
        var predictions = new Option<FileInfo?>("--predictions")
        {
            Description = "Writes the best answer of each question into this file, whatever its gap.",
        };
        var thresholds = new Option<double[]>("--threshold")
        {
            Description = "Also scores with this threshold of the gap; can be given several times.",
            DefaultValueFactory = _ => [0],
        }.Within(-MostThreshold, MostThreshold);
        var save = SaveOption.Create();
        var command = new Command("reader", "Reads the questions of SQuAD, each with its own paragraph.")
        {
            model, squad, limit, sample, seed, predictions, thresholds, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(() => RunAsync(
            parsed.GetRequiredValue(model).FullName, SquadFile.Read(parsed.GetRequiredValue(squad).FullName),
            tasks => SeededSample.Of(
                [.. tasks.Take(parsed.GetValue(limit) ?? int.MaxValue)], parsed.GetValue(sample),
                parsed.GetValue(seed)),
            parsed.GetRequiredValue(thresholds), parsed.GetValue(predictions), parsed.GetValue(save),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        string model, SquadDataSet dataSet, Func<IEnumerable<SquadTask>, IReadOnlyList<SquadTask>> choose,
        double[] thresholds, FileInfo? predictions, DirectoryInfo? save,
        CancellationToken cancellationToken)
    {
        var options = new ExtractiveReaderOptions { TopAnswers = 1, AllowNoAnswer = false };
        using var reader = ExtractiveReader.Load(ModelFolder.Open(model), options);
        var tasks = choose(SquadTask.WithOwnParagraph(dataSet));
        if (tasks.Count == 0)
        {
            throw new InvalidDataException("The data set has no question.");
        }

        using var memory = new AnonymousMemory();
        var early = 0.0;
        var (readings, seconds) = await SquadReadings.ReadAsync(
            reader, tasks, count => early = count <= EarlyQuestions ? memory.Peak : early, cancellationToken);
        var figures = new ReadingFigures(readings, seconds);
        figures.AddSpeed();
        figures.AddMemory(EarlyQuestions, early, memory.Peak);
        if (dataSet.HasUnanswerable)
        {
            figures.AddScores(
                "answerable questions, null disabled: ", readings.Where(reading => reading.Task.HasAnswer));
            figures.AddBestThresholds();
            foreach (var threshold in thresholds)
            {
                figures.AddThreshold(threshold);
            }
        }
        else
        {
            figures.AddScores("", readings);
        }

        figures.Print();
        figures.Save(save, dataSet.HasUnanswerable ? "2.0" : "1.1", Path.GetFileName(model));
        if (predictions is not null)
        {
            var byId = readings.ToDictionary(reading => reading.Task.Question.Id, reading => reading.Prediction);
            await File.WriteAllTextAsync(
                predictions.FullName, JsonSerializer.Serialize(byId, Json), cancellationToken);
        }

        return 0;
    }
}
