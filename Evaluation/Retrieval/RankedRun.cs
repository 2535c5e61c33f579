using System.Globalization;

namespace Search.Evaluation;

/// <summary>What a system retrieved for each query: a TREC "run".</summary>
/// <remarks>
/// Documents are ranked as trec_eval ranks them: by score, and equal scores by document id, the greater first.
/// Immutable.
/// </remarks>
public sealed class RankedRun
{
    private readonly Dictionary<string, (string Document, double Score)[]> _rankings;

    /// <summary>Takes documents with their scores, in any order.</summary>
    public RankedRun(IEnumerable<(string Query, string Document, double Score)> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        _rankings = found.GroupBy(item => item.Query, StringComparer.Ordinal).ToDictionary(
            query => query.Key,
            query => query.OrderByDescending(item => item.Score)
                .ThenByDescending(item => item.Document, StringComparer.Ordinal)
                .Select(item => (item.Document, item.Score)).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>The queries for which something was retrieved.</summary>
    public IReadOnlyCollection<string> Queries => _rankings.Keys;

    /// <summary>The documents retrieved for a query, best first; empty for an unknown one.</summary>
    public IReadOnlyList<string> this[string query] =>
        [.. (_rankings.GetValueOrDefault(query) ?? []).Select(item => item.Document)];

    /// <summary>Reads a file: query, document and score a line, or TREC's form of six columns.</summary>
    /// <exception cref="InvalidDataException">A line has another form; the message gives its number.</exception>
    public static RankedRun Read(string path) => new(TrecLines.Read(path).Select(line =>
        Score(line.Columns) is { } score
            ? (line.Columns[0], line.Columns.Length == 3 ? line.Columns[1] : line.Columns[2], score)
            : throw TrecLines.Bad(path, line.Number, "a query, a document and a score")));

    /// <summary>Writes TREC's form of six columns, which trec_eval reads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tag">What the run is called.</param>
    public void Write(string path, string tag) => File.WriteAllLines(
        path,
        _rankings.SelectMany(query => query.Value.Select((item, rank) => string.Create(
            CultureInfo.InvariantCulture, $"{query.Key} Q0 {item.Document} {rank + 1} {item.Score:R} {tag}"))));

    private static double? Score(string[] columns)
    {
        var column = columns.Length switch { 3 => 2, 6 => 4, _ => -1 };
        return column >= 0
            && double.TryParse(columns[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            && !double.IsNaN(score)
            ? score
            : null;
    }
}
