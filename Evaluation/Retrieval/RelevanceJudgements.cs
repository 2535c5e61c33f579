using System.Globalization;

namespace Search.Evaluation;

/// <summary>Which documents answer which queries, and how well: TREC's "qrels".</summary>
/// <remarks>Grades above 0 are relevant. Immutable.</remarks>
public sealed class RelevanceJudgements
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, int>> _grades = new(StringComparer.Ordinal);

    /// <summary>Takes grades by query and document; of a pair given twice the last counts.</summary>
    public RelevanceJudgements(IEnumerable<(string Query, string Document, int Grade)> grades)
    {
        ArgumentNullException.ThrowIfNull(grades);
        foreach (var (query, document, grade) in grades)
        {
            if (!_grades.TryGetValue(query, out var known))
            {
                _grades[query] = known = new Dictionary<string, int>(StringComparer.Ordinal);
            }

            ((Dictionary<string, int>)known)[document] = grade;
        }
    }

    /// <summary>The queries that have a judgement, in the order of the file.</summary>
    public IReadOnlyCollection<string> Queries => _grades.Keys;

    /// <summary>The grades of the documents judged for a query; empty for an unknown one.</summary>
    public IReadOnlyDictionary<string, int> this[string query] =>
        _grades.GetValueOrDefault(query) ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, int>.Empty;

    /// <summary>
    /// Reads a file: query, document and grade a line, or TREC's form with a column of zeros in between.
    /// </summary>
    /// <param name="path">
    /// The file. Columns are separated by tabs or blanks; a first line whose grade is no number is a header.
    /// </param>
    /// <exception cref="InvalidDataException">A line has another form; the message gives its number.</exception>
    public static RelevanceJudgements Read(string path) => new(
        TrecLines.Read(path).Where(line => line.Number > 1 || IsJudgement(line.Columns)).Select(line =>
            IsJudgement(line.Columns)
                ? (line.Columns[0], line.Columns[^2], int.Parse(line.Columns[^1], CultureInfo.InvariantCulture))
                : throw TrecLines.Bad(path, line.Number, "a query, a document and a whole number")));

    /// <summary>Writes query, document and grade a line, separated by tabs.</summary>
    public void Write(string path) => File.WriteAllLines(
        path,
        _grades.SelectMany(query => query.Value.Select(document => string.Create(
            CultureInfo.InvariantCulture, $"{query.Key}\t{document.Key}\t{document.Value}"))));

    private static bool IsJudgement(string[] columns) =>
        columns.Length is 3 or 4 && int.TryParse(columns[^1], CultureInfo.InvariantCulture, out _);
}
