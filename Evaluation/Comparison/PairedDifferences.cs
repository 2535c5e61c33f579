namespace Search.Evaluation;

/// <summary>
/// Differences between two runs, a number for each question, and what chance may have done to their mean.
/// </summary>
internal static class PairedDifferences
{
    /// <summary>
    /// The confidence interval of the mean by the bootstrap's percentiles (Efron 1979): the questions are drawn again,
    /// each with both of its scores.
    /// </summary>
    public static (double Low, double High) Interval(ReadOnlySpan<double> differences, ComparisonOptions options)
    {
        var random = new SplitMix((ulong)options.Seed);
        var means = new double[options.Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = DrawMean(differences, ref random);
        }

        Array.Sort(means);
        var tail = (1 - options.Confidence) / 2;
        return (Quantile(means, tail), Quantile(means, 1 - tail));
    }

    /// <summary>
    /// The two-sided p-value of Fisher's randomisation test: were the runs alike, each difference could as well have
    /// come with the other sign.
    /// </summary>
    public static double PValue(ReadOnlySpan<double> differences, ComparisonOptions options)
    {
        // Zeros have no sign to change.
        Span<double> sizes = differences.ToArray();
        var (count, sum, total) = (0, 0.0, 0.0);
        foreach (var difference in differences)
        {
            if (difference != 0)
            {
                sizes[count++] = Math.Abs(difference);
            }

            sum += difference;
            total += Math.Abs(difference);
        }

        sizes = sizes[..count];
        var least = Math.Abs(sum) - (total * 1e-12);
        // A seed of its own: the draws shall not follow those of the interval.
        var random = new SplitMix(~(ulong)options.Seed);
        var asGreat = 0;
        for (var i = 0; i < options.Resamples; i++)
        {
            asGreat += Math.Abs(DrawSigns(sizes, ref random)) >= least ? 1 : 0;
        }

        // The observed signs are one of the draws, so that no p-value is 0 (Davison and Hinkley 1997).
        return (asGreat + 1.0) / (options.Resamples + 1);
    }

    private static double DrawMean(ReadOnlySpan<double> differences, ref SplitMix random)
    {
        var sum = 0.0;
        for (var i = 0; i < differences.Length; i++)
        {
            sum += differences[random.Below(differences.Length)];
        }

        return sum / differences.Length;
    }

    private static double DrawSigns(ReadOnlySpan<double> sizes, ref SplitMix random)
    {
        var (sum, bits) = (0.0, 0UL);
        for (var i = 0; i < sizes.Length; i++)
        {
            bits = i % 64 == 0 ? random.Next() : bits >> 1;
            sum += (bits & 1) == 0 ? sizes[i] : -sizes[i];
        }

        return sum;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var index = Math.Min((int)place, sorted.Length - 2);
        return double.Lerp(sorted[index], sorted[index + 1], place - index);
    }
}
