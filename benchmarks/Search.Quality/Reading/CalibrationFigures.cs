using System.Globalization;
using Search.Evaluation;
using Search.Reader;

namespace Search.Quality;

/// <summary>How a calibration does on questions that it has not seen.</summary>
/// <param name="calibration">The calibration.</param>
/// <param name="tested">What the reader said to the questions.</param>
internal sealed class CalibrationFigures(AnswerCalibration calibration, CalibrationData tested)
{
    private readonly Dictionary<string, object> _figures = new(StringComparer.Ordinal);

    /// <summary>The probabilities with the question's own paragraph, against what came true.</summary>
    public Reliability Reliability { get; } = ReliabilityOf(calibration, tested.Own);

    public void Measure()
    {
        Add("temperature", calibration.Temperature);
        Add("bias", calibration.Bias);
        Add("passages weight", calibration.PassagesWeight);
        Add("null threshold", calibration.NullThreshold);
        Add("null threshold passages weight", calibration.NullThresholdPassagesWeight);
        _figures["tested questions"] = tested.Own.Count;
        AddReliability("one passage", Reliability);
        AddReliability("many passages", ReliabilityOf(calibration, tested.OwnAmongMany));
        AddSeparation("one passage", tested.Own, tested.Wrong);
        AddSeparation("many passages", tested.OwnAmongMany, tested.WrongAmongMany);
    }

    public void Print()
    {
        foreach (var (name, value) in _figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        }

        foreach (var bin in Reliability.Bins)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {bin.Count} answers of probability {bin.MeanProbability:F3}: {bin.ShareHappened:F3} right"));
        }
    }

    public void Save(DirectoryInfo? folder, string command)
    {
        if (folder is not null)
        {
            new Measurement("reader-calibration", command, _figures)
            {
                Remarks =
                [
                    "The questions are split by article: one half was fitted, the other is measured here.",
                    "The event of a probability is that the best answer equals a right one (exact match).",
                    "Adversarial: unanswerable questions of SQuAD 2.0 with their paragraph. Ordinary: answerable ones " +
                    "with the best passages of other articles.",
                ],
            }.Save(folder);
        }
    }

    private static Reliability ReliabilityOf(AnswerCalibration calibration, IReadOnlyList<SquadReading> readings) =>
        Reliability.Of(
        [
            .. readings.Select(reading => (
                reading.Prediction.Length == 0 ? 0 : calibration.ProbabilityOf(reading.Gap, reading.Cost.Passages),
                CalibrationData.IsRight(reading))),
        ]);

    private void AddReliability(string name, Reliability reliability)
    {
        Add($"{name}: expected calibration error", reliability.ExpectedCalibrationError);
        Add($"{name}: Brier score", reliability.BrierScore);
        Add($"{name}: Brier score of the constant rate", reliability.ConstantBrierScore);
        Add($"{name}: Brier score saved", reliability.BrierSkill);
    }

    private void AddSeparation(string name, IReadOnlyList<SquadReading> own, IReadOnlyList<SquadReading> wrong)
    {
        double[] answerable = [.. own.Where(reading => reading.Task.HasAnswer).Select(reading => reading.Gap)];
        double[] adversarial = [.. own.Where(reading => !reading.Task.HasAnswer).Select(reading => reading.Gap)];
        double[] ordinary = [.. wrong.Select(reading => reading.Gap)];
        Add($"{name}: area under ROC, adversarial", RocCurve.AreaUnder(answerable, adversarial));
        Add($"{name}: area under ROC, ordinary", RocCurve.AreaUnder(answerable, ordinary));
        Add($"{name}: answerable ones answered", ShareAbove(own.Where(reading => reading.Task.HasAnswer)));
        Add($"{name}: adversarial ones refused", 1 - ShareAbove(own.Where(reading => !reading.Task.HasAnswer)));
        Add($"{name}: ordinary ones refused", 1 - ShareAbove(wrong));
    }

    private double ShareAbove(IEnumerable<SquadReading> readings) =>
        readings.Average(reading =>
            reading.Gap > calibration.NullThresholdFor(reading.Cost.Passages) ? 1.0 : 0);

    private void Add(string name, double value) => _figures[name] = Math.Round(value, 4);
}
