using Search.Pipeline;
using Search.Reader;

namespace Search.Quality;

/// <summary>What a reader said to the questions of one half of a data set, in four settings.</summary>
/// <param name="Own">Each question with its own paragraph.</param>
/// <param name="Wrong">Answerable ones of a sample, with the best passage of another article.</param>
/// <param name="OwnAmongMany">The questions of the sample with their own paragraph among other passages.</param>
/// <param name="WrongAmongMany">The answerable ones of the sample with passages of other articles.</param>
internal sealed record CalibrationData(
    IReadOnlyList<SquadReading> Own, IReadOnlyList<SquadReading> Wrong,
    IReadOnlyList<SquadReading> OwnAmongMany, IReadOnlyList<SquadReading> WrongAmongMany)
{
    /// <summary>Whether the best answer is right, for fitting probabilities.</summary>
    public IReadOnlyList<CalibrationSample> Answers =>
        [.. Own.Concat(OwnAmongMany).Where(HasGap).Select(reading => ToSample(reading, IsRight(reading)))];

    /// <summary>Whether there is an answer, for fitting the threshold; "none" is an ordinary none.</summary>
    public IReadOnlyList<CalibrationSample> Questions =>
    [
        .. Own.Concat(OwnAmongMany).Where(reading => reading.Task.HasAnswer).Concat(Wrong).Concat(WrongAmongMany)
            .Where(HasGap).Select(reading => ToSample(reading, reading.Task.HasAnswer)),
    ];

    /// <summary>Whether the best answer equals a right one; there is none for an unanswerable question.</summary>
    public static bool IsRight(SquadReading reading) => reading.Task.HasAnswer && reading.Score.Exact > 0;

    /// <summary>Reads the questions of some articles.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="tasks">Their questions.</param>
    /// <param name="passages">The passages of all articles.</param>
    /// <param name="sample">How many questions the sample has.</param>
    /// <param name="many">How many passages are read in the last two settings.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<CalibrationData> ReadAsync(
        IAnswerReader reader, IReadOnlyList<SquadTask> tasks, SquadPassages passages, int sample, int many,
        CancellationToken cancellationToken)
    {
        var chosen = tasks.ToArray();
        new Random(1).Shuffle(chosen);
        chosen = [.. chosen.Take(sample)];
        return new CalibrationData(
            await ReadAsync(tasks),
            await ReadAsync(
                chosen.Where(task => task.HasAnswer).Select(task => passages.WithWrongPassages(task, 1))),
            await ReadAsync(chosen.Select(task => passages.WithDistractors(task, many))),
            await ReadAsync(
                chosen.Where(task => task.HasAnswer).Select(task => passages.WithWrongPassages(task, many))));

        async Task<IReadOnlyList<SquadReading>> ReadAsync(IEnumerable<SquadTask> setting) =>
            (await SquadReadings.ReadAsync(reader, [.. setting], null, cancellationToken)).Readings;
    }

    // A reading without any span has no gap, and nothing to say.
    private static bool HasGap(SquadReading reading) => reading.Prediction.Length > 0;

    private static CalibrationSample ToSample(SquadReading reading, bool isPositive) =>
        new(reading.Gap, reading.Cost.Passages, isPositive);
}
