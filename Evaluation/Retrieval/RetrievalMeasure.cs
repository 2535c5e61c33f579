using System.Globalization;

namespace Search.Evaluation;

/// <summary>A measure of trec_eval, such as <c>nDCG@10</c>, for one ranking.</summary>
/// <remarks>
/// <c>AP</c>, <c>RR</c>, <c>P@k</c>, <c>R@k</c> and <c>nDCG@k</c>; all but <c>P</c> also without a depth. A grade above
/// 0 is relevant; the gain of nDCG is the grade, its discount the binary logarithm of the rank plus one. All lie
/// between 0 and 1.
/// </remarks>
public sealed class RetrievalMeasure
{
    private static readonly (string Name, Func<IReadOnlyList<int>, Judged, int, double> Compute)[] Known =
    [
        ("AP", AveragePrecision), ("RR", ReciprocalRank), ("P", Precision), ("R", Recall), ("nDCG", Ndcg),
    ];

    private readonly Func<IReadOnlyList<int>, Judged, int, double> _compute;
    private readonly int? _depth;

    private RetrievalMeasure(
        string name, Func<IReadOnlyList<int>, Judged, int, double> compute, int? depth)
    {
        Name = name;
        _compute = compute;
        _depth = depth;
    }

    /// <summary>The name, as <see cref="Parse"/> takes it.</summary>
    public string Name { get; }

    /// <summary>Finds a measure by its name.</summary>
    /// <exception cref="FormatException">There is no such measure.</exception>
    public static RetrievalMeasure Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split('@');
        var found = Known.FirstOrDefault(known => known.Name == parts[0]);
        var depth = 0;
        if (found.Name is null || parts.Length > 2 || (parts.Length == 1 && found.Name == "P")
            || (parts.Length == 2 && (!int.TryParse(
                parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out depth) || depth < 1)))
        {
            throw new FormatException(
                $"'{name}' is no measure; there are AP, RR, R and nDCG, with or without a depth (nDCG@10), and P@k.");
        }

        return new RetrievalMeasure(name, found.Compute, parts.Length == 2 ? depth : null);
    }

    /// <summary>Measures one ranking.</summary>
    /// <param name="ranking">The documents retrieved, best first, each once.</param>
    /// <param name="grades">The grades of the documents judged.</param>
    public double Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(grades);
        var judged = new Judged([.. grades.Values.Where(grade => grade > 0).OrderDescending()]);
        var retrieved = ranking.Take(_depth ?? ranking.Count)
            .Select(document => Math.Max(0, grades.GetValueOrDefault(document))).ToArray();
        return judged.Grades.Length == 0 ? 0 : _compute(retrieved, judged, _depth ?? int.MaxValue);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static double AveragePrecision(IReadOnlyList<int> retrieved, Judged judged, int depth)
    {
        var (sum, found) = (0.0, 0);
        for (var rank = 0; rank < retrieved.Count; rank++)
        {
            if (retrieved[rank] > 0)
            {
                found++;
                sum += found / (rank + 1.0);
            }
        }

        return sum / judged.Grades.Length;
    }

    private static double ReciprocalRank(IReadOnlyList<int> retrieved, Judged judged, int depth)
    {
        for (var rank = 0; rank < retrieved.Count; rank++)
        {
            if (retrieved[rank] > 0)
            {
                return 1.0 / (rank + 1);
            }
        }

        return 0;
    }

    private static double Precision(IReadOnlyList<int> retrieved, Judged judged, int depth) =>
        retrieved.Count(grade => grade > 0) / (double)depth;

    private static double Recall(IReadOnlyList<int> retrieved, Judged judged, int depth) =>
        retrieved.Count(grade => grade > 0) / (double)judged.Grades.Length;

    private static double Ndcg(IReadOnlyList<int> retrieved, Judged judged, int depth) =>
        Gain(retrieved) / Gain(judged.Grades.AsSpan(0, Math.Min(depth, judged.Grades.Length)).ToArray());

    private static double Gain(IReadOnlyList<int> grades) =>
        grades.Select((grade, rank) => grade * ListMeasures.Discount(rank)).Sum();

    /// <summary>The grades of the relevant documents, greatest first.</summary>
    private readonly record struct Judged(int[] Grades);
}
