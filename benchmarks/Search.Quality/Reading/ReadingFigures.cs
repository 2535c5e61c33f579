using System.Globalization;
using Search.Evaluation;

namespace Search.Quality;

/// <summary>The figures of a run of the reader, as they are printed and kept.</summary>
/// <param name="readings">What was read.</param>
/// <param name="seconds">How long it took.</param>
internal sealed class ReadingFigures(IReadOnlyList<SquadReading> readings, double seconds)
{
    private readonly Dictionary<string, object> _figures = new(StringComparer.Ordinal);

    public void AddSpeed()
    {
        var tokens = readings.Sum(reading => reading.Cost.Tokens);
        var padding = readings.Sum(reading => reading.Cost.PaddingTokens);
        _figures["questions"] = readings.Count;
        Add("questions a second", readings.Count / seconds, 2);
        Add("windows a second", readings.Sum(reading => reading.Cost.WindowsRead) / seconds, 2);
        Add("padding share", (double)padding / Math.Max(1, tokens + padding), 4);
    }

    public void AddMemory(int count, double early, double peak)
    {
        _figures[$"peak anonymous MiB of the first {count} questions"] = Math.Round(early);
        _figures["peak anonymous MiB"] = Math.Round(peak);
    }

    public void AddScores(string name, IEnumerable<SquadReading> part)
    {
        var scores = part.Select(reading => reading.Score).DefaultIfEmpty().ToList();
        Add($"{name}exact", 100 * scores.Average(score => score.Exact), 4);
        Add($"{name}f1", 100 * scores.Average(score => score.F1), 4);
    }

    public void AddBestThresholds()
    {
        foreach (var exact in (bool[])[true, false])
        {
            var (score, threshold) =
                NoAnswerThreshold.FindBest([.. readings.Select(reading => reading.ToScored(exact))]);
            var name = exact ? "exact" : "f1";
            Add($"best {name}", score, 4);
            Add($"threshold of best {name}", -threshold, 4);
        }
    }

    public void AddThreshold(double threshold)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"threshold {threshold}: ");
        var scores = readings.Select(reading => SquadEvaluation.ScoreOf(
            reading.Task.Question, reading.Gap > threshold ? reading.Prediction : "")).ToList();
        Add($"{name}exact", 100 * scores.Average(score => score.Exact), 4);
        Add($"{name}f1", 100 * scores.Average(score => score.F1), 4);
    }

    public void Print()
    {
        foreach (var (name, value) in _figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        }
    }

    public void Save(DirectoryInfo? folder, string version, string model)
    {
        if (folder is not null)
        {
            new Measurement(
                $"reader-squad-{version}",
                "dotnet run -c Release --project benchmarks/Search.Quality -- reader " +
                $"models/{model} ../shared/data/squad/dev-v{version}.json --save docs/results",
                _figures).Save(folder);
        }
    }

    private void Add(string name, double value, int digits) => _figures[name] = Math.Round(value, digits);
}
