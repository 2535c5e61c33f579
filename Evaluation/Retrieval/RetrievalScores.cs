namespace Search.Evaluation;

/// <summary>The measures of a run: for each query, and their means.</summary>
public sealed class RetrievalScores
{
    private RetrievalScores(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> queries,
        IReadOnlyDictionary<string, double> means)
    {
        Queries = queries;
        Means = means;
    }

    /// <summary>For each query the measures by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Queries { get; }

    /// <summary>The means by the measure's name.</summary>
    public IReadOnlyDictionary<string, double> Means { get; }

    /// <summary>Measures a run.</summary>
    /// <returns>
    /// Scores of all judged queries with a relevant document; one for which nothing was retrieved counts 0.
    /// </returns>
    public static RetrievalScores Of(
        RankedRun run, RelevanceJudgements judgements, params IReadOnlyList<RetrievalMeasure> measures)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(judgements);
        ArgumentNullException.ThrowIfNull(measures);
        var queries = judgements.Queries
            .Where(query => judgements[query].Values.Any(grade => grade > 0))
            .ToDictionary(
                query => query,
                query => (IReadOnlyDictionary<string, double>)measures.ToDictionary(
                    measure => measure.Name, measure => measure.Of(run[query], judgements[query])),
                StringComparer.Ordinal);
        return new RetrievalScores(
            queries,
            measures.ToDictionary(
                measure => measure.Name,
                measure => queries.Count == 0 ? 0 : queries.Values.Average(scores => scores[measure.Name])));
    }
}
