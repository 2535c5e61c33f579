namespace Search.Evaluation;

/// <summary>Finds the threshold of "no answer" that serves labelled questions best.</summary>
public static class NoAnswerThreshold
{
    /// <summary>Finds the best threshold, as the official script of SQuAD 2.0 does.</summary>
    /// <param name="questions">The questions with what a system said to them.</param>
    /// <returns>
    /// The score reached, in per cent, and the threshold: an answer counts when its question's score of "no answer" is
    /// at most that high. 0 questions give a score of 0.
    /// </returns>
    public static (double Score, double Threshold) FindBest(IReadOnlyCollection<ScoredQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        if (questions.Count == 0)
        {
            return (0, 0);
        }

        // With a threshold below all scores nothing is answered, which is right where there is no answer.
        double current = questions.Count(question => !question.IsAnswerable);
        var (best, threshold) = (current, 0.0);
        foreach (var question in questions.OrderBy(question => question.NoAnswerScore))
        {
            current += question.IsAnswerable ? question.AnswerScore : question.HasPrediction ? -1 : 0;
            if (current > best)
            {
                (best, threshold) = (current, question.NoAnswerScore);
            }
        }

        return (100 * best / questions.Count, threshold);
    }
}
