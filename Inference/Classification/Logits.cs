namespace Search.Inference;

/// <summary>Turns logits into scores.</summary>
internal static class Logits
{
    /// <summary>Scores of one row of logits, which are finite.</summary>
    public static double[] Score(ReadOnlySpan<float> logits, ScoreFunction function)
    {
        var scores = new double[logits.Length];
        switch (function)
        {
            case ScoreFunction.Softmax:
                Softmax(logits, scores);
                break;
            case ScoreFunction.Sigmoid:
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] = Sigmoid(logits[i]);
                }

                break;
            default:
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] = logits[i];
                }

                break;
        }

        return scores;
    }

    public static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));

    public static void Softmax(ReadOnlySpan<float> logits, Span<double> scores)
    {
        // The largest logit is taken off first, so that no exponential overflows.
        var largest = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            scores[i] = Math.Exp((double)logits[i] - largest);
            sum += scores[i];
        }

        for (var i = 0; i < logits.Length; i++)
        {
            scores[i] /= sum;
        }
    }
}
