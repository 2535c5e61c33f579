namespace Search.Evaluation;

/// <summary>Scores predictions as the official scripts of SQuAD 1.1 and 2.0 do.</summary>
public static class SquadEvaluation
{
    /// <summary>Scores predictions.</summary>
    /// <param name="dataSet">
    /// The questions. A set with unanswerable ones is scored by the rules of 2.0, where a question without a prediction
    /// is left out; in 1.1 it counts as wrong.
    /// </param>
    /// <param name="predictions">
    /// The answer given to each question, by its id; empty for "no answer". Ids of other questions are ignored.
    /// </param>
    public static SquadReport Score(SquadDataSet dataSet, IReadOnlyDictionary<string, string> predictions)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(predictions);
        var isVersion2 = dataSet.HasUnanswerable;
        var (all, answerable, unanswerable) = (new ScoreSum(), new ScoreSum(), new ScoreSum());
        var missing = 0;
        foreach (var question in dataSet.Questions)
        {
            if (!predictions.TryGetValue(question.Id, out var prediction))
            {
                missing++;
                if (!isVersion2)
                {
                    all.Add(0, 0);
                }

                continue;
            }

            var (exact, f1) = ScoreOf(question, prediction);
            all.Add(exact, f1);
            (question.IsAnswerable ? answerable : unanswerable).Add(exact, f1);
        }

        return new SquadReport
        {
            All = all.Scores,
            HasAnswer = isVersion2 ? answerable.Scores : null,
            NoAnswer = isVersion2 ? unanswerable.Scores : null,
            Missing = missing,
        };
    }

    /// <summary>Scores one answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="prediction">The answer given; empty for "no answer".</param>
    /// <returns>Exact match, 0 or 1, and F1, 0 to 1: the best over the answers that are right.</returns>
    public static (double Exact, double F1) ScoreOf(SquadQuestion question, string prediction)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(prediction);
        var gold = question.Gold;
        return (
            gold.Max(answer => SquadText.IsExactMatch(prediction, answer) ? 1.0 : 0),
            gold.Max(answer => SquadText.F1(prediction, answer)));
    }

    private sealed class ScoreSum
    {
        private double _exact;
        private double _f1;
        private int _total;

        public SquadScores Scores =>
            _total == 0 ? default : new(100 * _exact / _total, 100 * _f1 / _total, _total);

        public void Add(double exact, double f1)
        {
            _exact += exact;
            _f1 += f1;
            _total++;
        }
    }
}
