namespace Search.Evaluation;

/// <summary>Two runs of the same questions side by side: what differs by more than chance.</summary>
/// <remarks>
/// The runs are compared question by question, so that hard questions weigh on both alike. Each measure is judged
/// alone: of twenty measures without a difference, one is called different at a confidence of 0.95. Questions count as
/// independent; many questions about few documents make the interval too narrow.
/// </remarks>
public sealed record RunComparison
{
    /// <summary>The name of the first run, which the second is compared with.</summary>
    public required string First { get; init; }

    /// <summary>The name of the second run.</summary>
    public required string Second { get; init; }

    /// <summary>The share of intervals that hold the true difference.</summary>
    public required double Confidence { get; init; }

    /// <summary>The measures of both runs, in the first run's order.</summary>
    public required IReadOnlyList<MeasureComparison> Measures { get; init; }

    /// <summary>The measures that only one run has, or that share no question.</summary>
    public required IReadOnlyList<string> NotCompared { get; init; }

    /// <summary>Compares two runs.</summary>
    /// <param name="first">The run to compare with, such as that of yesterday.</param>
    /// <param name="second">The run that may be better or worse.</param>
    /// <param name="options">Confidence, resamples and seed.</param>
    /// <returns>The measures that both have, each over the questions that both scored.</returns>
    /// <remarks>
    /// The cost is that of resamples times questions for each measure: 10,000 of 10,000 take about half a second.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A score is no finite number, a measure stands twice in a run or with two directions, or the options are out of
    /// range.
    /// </exception>
    public static RunComparison Compare(ScoredRun first, ScoredRun second, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new ComparisonOptions();
        options.Validate();
        var (ofFirst, ofSecond) = (ByName(first), ByName(second));
        List<MeasureComparison> compared = [];
        foreach (var measure in first.Measures)
        {
            if (ofSecond.TryGetValue(measure.Name, out var other) && Compare(measure, other, options) is { } comparison)
            {
                compared.Add(comparison);
            }
        }

        return new RunComparison
        {
            First = first.Name,
            Second = second.Name,
            Confidence = options.Confidence,
            Measures = compared,
            NotCompared = [.. ofFirst.Keys.Union(ofSecond.Keys).Except(compared.Select(one => one.Measure))],
        };
    }

    private static Dictionary<string, MeasureScores> ByName(ScoredRun run)
    {
        var measures = new Dictionary<string, MeasureScores>(StringComparer.Ordinal);
        foreach (var measure in run.Measures)
        {
            if (!measures.TryAdd(measure.Name, measure))
            {
                throw new ArgumentException($"The measure '{measure.Name}' stands twice in the run '{run.Name}'.");
            }

            if (measure.Scores.FirstOrDefault(one => !double.IsFinite(one.Value)) is { Key: { } question } wrong)
            {
                throw new ArgumentException(
                    $"Expected a finite number for '{measure.Name}' of question '{question}' in the run '{run.Name}', "
                    + $"got {wrong.Value}.");
            }
        }

        return measures;
    }

    private static MeasureComparison? Compare(MeasureScores first, MeasureScores second, ComparisonOptions options)
    {
        if (first.LowerIsBetter != second.LowerIsBetter)
        {
            throw new ArgumentException($"The runs do not agree whether a lower '{first.Name}' is better.");
        }

        // In one order, so that the draws do not depend on that of the dictionaries.
        var questions = first.Scores.Keys.Where(second.Scores.ContainsKey).Order(StringComparer.Ordinal).ToArray();
        if (questions.Length == 0)
        {
            return null;
        }

        var differences = Array.ConvertAll(questions, question => second.Scores[question] - first.Scores[question]);
        var (low, high) = PairedDifferences.Interval(differences, options);
        var p = PairedDifferences.PValue(differences, options);
        var better = first.LowerIsBetter ? -1 : 1;
        return new MeasureComparison
        {
            Measure = first.Name,
            LowerIsBetter = first.LowerIsBetter,
            Questions = questions.Length,
            OnlyInFirst = first.Scores.Count - questions.Length,
            OnlyInSecond = second.Scores.Count - questions.Length,
            Won = differences.Count(difference => difference * better > 0),
            Lost = differences.Count(difference => difference * better < 0),
            FirstMean = questions.Average(question => first.Scores[question]),
            SecondMean = questions.Average(question => second.Scores[question]),
            Difference = differences.Average(),
            Low = low,
            High = high,
            PValue = p,
            Verdict = p > 1 - options.Confidence || (low <= 0 && high >= 0) ? ComparisonVerdict.NotDifferent
                : differences.Average() * better > 0 ? ComparisonVerdict.Better
                : ComparisonVerdict.Worse,
        };
    }
}
