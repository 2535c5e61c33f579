using System.Diagnostics;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Reads the questions of a data set, many at once, and says how far it is.</summary>
internal static class SquadReadings
{
    private const int AtOnce = 256;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Reads.</summary>
    /// <param name="reader">The reader; it should return one answer, whatever its gap.</param>
    /// <param name="tasks">The questions.</param>
    /// <param name="progress">Is told how many questions were read; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The readings in the order of the questions, and the seconds that the reader took.</returns>
    public static async Task<(IReadOnlyList<SquadReading> Readings, double Seconds)> ReadAsync(
        IAnswerReader reader, IReadOnlyList<SquadTask> tasks, Action<int>? progress,
        CancellationToken cancellationToken)
    {
        var readings = new List<SquadReading>(tasks.Count);
        var clock = new Stopwatch();
        var said = Stopwatch.GetTimestamp();
        foreach (var part in tasks.Chunk(AtOnce))
        {
            ReadingRequest[] requests =
                [.. part.Select(task => new ReadingRequest(task.Question.Question, task.Passages))];
            clock.Start();
            var results = await reader.ReadAsync(requests, cancellationToken);
            clock.Stop();
            readings.AddRange(part.Zip(results, ReadingOf));
            progress?.Invoke(readings.Count);
            if (Stopwatch.GetElapsedTime(said) > Interval)
            {
                said = Stopwatch.GetTimestamp();
                await Console.Error.WriteLineAsync($"{readings.Count} of {tasks.Count} questions");
            }
        }

        return (readings, clock.Elapsed.TotalSeconds);
    }

    private static SquadReading ReadingOf(SquadTask task, ReadingResult result) =>
        result.Answers is [var best, ..]
            ? new SquadReading(task, best.Text, best.Scores.NullGap ?? best.Scores.Logit, result.Cost)
            : new SquadReading(task, "", double.MinValue, result.Cost);
}
