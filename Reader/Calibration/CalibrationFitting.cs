namespace Search.Reader;

/// <summary>Fits a calibration to what a reader said to labelled questions.</summary>
public static class CalibrationFitting
{
    private const int MostSteps = 100;
    private const double SmallestStep = 1e-9;

    // Keeps the equations solvable when one number of passages, or a perfect separation, leaves them open.
    private const double Ridge = 1e-6;

    /// <summary>Fits temperature, bias and the weight of the passages, and the threshold of "no answer".</summary>
    /// <param name="answers">
    /// Best answers, positive when they are right: their probability is fitted by least log loss (Platt scaling with
    /// the logarithm of the passages as a second variable).
    /// </param>
    /// <param name="questions">
    /// Best answers, positive when their question has an answer in the passages: the threshold is the one that is right
    /// most often when questions with and without an answer weigh the same.
    /// </param>
    /// <exception cref="ArgumentException">
    /// One of the lists lacks positive or negative samples, holds a gap that is not finite or no passage, or greater
    /// gaps do not mean righter answers.
    /// </exception>
    public static AnswerCalibration Fit(
        IReadOnlyCollection<CalibrationSample> answers, IReadOnlyCollection<CalibrationSample> questions)
    {
        Check(answers, nameof(answers));
        Check(questions, nameof(questions));
        var (slope, bias, weight) = FitLogistic(answers);
        if (!(slope > 0))
        {
            throw new ArgumentException(
                "Greater gaps do not mean righter answers here: nothing to fit.", nameof(answers));
        }

        var (threshold, thresholdWeight) = FitThreshold(questions);
        return new AnswerCalibration
        {
            Temperature = 1 / slope,
            Bias = bias,
            PassagesWeight = weight,
            NullThreshold = threshold,
            NullThresholdPassagesWeight = thresholdWeight,
        };
    }

    private static void Check(IReadOnlyCollection<CalibrationSample> samples, string name)
    {
        ArgumentNullException.ThrowIfNull(samples, name);
        if (!samples.Any(sample => sample.IsPositive) || samples.All(sample => sample.IsPositive))
        {
            throw new ArgumentException("There must be positive and negative samples.", name);
        }

        if (samples.Any(sample => !double.IsFinite(sample.NullGap) || sample.Passages < 1))
        {
            throw new ArgumentException("A sample has a gap that is not finite, or no passage.", name);
        }
    }

    // Newton's method on the log loss, which is convex.
    private static (double Slope, double Bias, double Weight) FitLogistic(
        IReadOnlyCollection<CalibrationSample> samples)
    {
        var fitsWeight = samples.Select(sample => sample.Passages).Distinct().Count() > 1;
        var parameters = new double[3];
        for (var step = 0; step < MostSteps; step++)
        {
            var equations = new NormalEquations(Ridge * samples.Count);
            foreach (var sample in samples)
            {
                equations.Add(sample, parameters, fitsWeight ? AnswerCalibration.Log(sample.Passages) : 0);
            }

            var change = equations.Solve();
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i] += change[i];
            }

            if (change.All(value => Math.Abs(value) < SmallestStep))
            {
                break;
            }
        }

        return (parameters[0], parameters[1], fitsWeight ? parameters[2] : 0);
    }

    // The best threshold of each number of passages, and the line through them.
    private static (double Threshold, double Weight) FitThreshold(IReadOnlyCollection<CalibrationSample> samples)
    {
        var points = samples.GroupBy(sample => sample.Passages)
            .Where(group => group.Any(sample => sample.IsPositive) && group.Any(sample => !sample.IsPositive))
            .Select(group => (X: AnswerCalibration.Log(group.Key), Y: BestThreshold([.. group]), Count: group.Count()))
            .ToList();
        if (points.Count == 0)
        {
            throw new ArgumentException(
                "No number of passages has samples with and without an answer.", nameof(samples));
        }

        double total = points.Sum(point => point.Count);
        var meanX = points.Sum(point => point.X * point.Count) / total;
        var meanY = points.Sum(point => point.Y * point.Count) / total;
        var spread = points.Sum(point => point.Count * (point.X - meanX) * (point.X - meanX));
        var weight = spread == 0
            ? 0
            : points.Sum(point => point.Count * (point.X - meanX) * (point.Y - meanY)) / spread;
        return (meanY - (weight * meanX), weight);
    }

    private static double BestThreshold(List<CalibrationSample> samples)
    {
        samples.Sort((one, other) => one.NullGap.CompareTo(other.NullGap));
        var positives = samples.Count(sample => sample.IsPositive);
        var negatives = samples.Count - positives;

        // Below all gaps everything is answered: all positives are right, no negative is.
        var (score, bestScore, best) = (1.0, 1.0, samples[0].NullGap - 1);
        for (var i = 0; i < samples.Count; i++)
        {
            score += samples[i].IsPositive ? -1.0 / positives : 1.0 / negatives;
            if (i + 1 < samples.Count && samples[i + 1].NullGap > samples[i].NullGap && score > bestScore)
            {
                (bestScore, best) = (score, (samples[i].NullGap + samples[i + 1].NullGap) / 2);
            }
        }

        return best;
    }
}
