namespace Search.Evaluation;

/// <summary>What reading fewer passages would have given: the same lists and candidates, cut.</summary>
/// <remarks>
/// Simulated: the candidates of the passages that are left are those of the run. What the reader would have said to
/// fewer passages may differ a little, since it keeps so many candidates and no more.
/// </remarks>
public sealed record DepthFigures
{
    /// <summary>How many passages.</summary>
    public required int Passages { get; init; }

    /// <summary>The share of questions with an answer whose document is among them.</summary>
    public required double DocumentRecall { get; init; }

    /// <summary>The share of questions with an answer that stands in one of them.</summary>
    public required double PassageRecall { get; init; }

    /// <summary>
    /// The mean exact match of the best answer, whatever its gap, over questions with one; null without a reader.
    /// </summary>
    public double? Exact { get; init; }

    /// <summary>The mean F1 of the same answers; null without a reader.</summary>
    public double? F1 { get; init; }

    /// <summary>
    /// How many questions have no candidate out of these passages, because those of others were better; they count 0,
    /// as do those on which the graph failed.
    /// </summary>
    public int Undetermined { get; init; }

    /// <summary>Simulates every number of passages up to the longest list that was read.</summary>
    /// <returns>Figures for 1, 2, … passages; none when no question has an answer or nothing was read.</returns>
    public static IReadOnlyList<DepthFigures> Of(IReadOnlyList<QuestionRow> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var rows = questions.Where(row => row.IsAnswerable).ToList();
        var deepest = rows.Select(row => row.Read.Count).DefaultIfEmpty().Max();
        return [.. Enumerable.Range(1, deepest).Select(passages => At(passages, rows))];
    }

    private static DepthFigures At(int passages, List<QuestionRow> rows)
    {
        var hasReader = rows.Any(row => row.Given is not null);
        var read = rows.Where(row => row.Given is not null || (hasReader && row.Error is not null)).ToList();
        var best = read.Select(row => row.Candidates.FirstOrDefault(one => one.PassageRank <= passages)).ToList();
        return new DepthFigures
        {
            Passages = passages,
            DocumentRecall = Share(rows, row => row.Read.Document <= passages),
            PassageRecall = Share(rows, row => row.Read.Passage <= passages),
            Exact = read.Count == 0 ? null : best.Average(one => one?.IsAccepted == true ? 1.0 : 0),
            F1 = read.Count == 0 ? null : best.Average(one => one?.F1 ?? 0),
            Undetermined = read.Zip(best).Count(pair => pair is { First.Error: null, Second: null }),
        };
    }

    private static double Share(List<QuestionRow> rows, Func<QuestionRow, bool> holds) =>
        rows.Count == 0 ? 0 : (double)rows.Count(holds) / rows.Count;
}
