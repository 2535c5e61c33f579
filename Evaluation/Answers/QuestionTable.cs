using System.Text;
using CsvHelper;

namespace Search.Evaluation;

/// <summary>Reads labelled questions from CSV.</summary>
internal static class QuestionTable
{
    private const string QuestionColumn = "question";
    private const string AnswerColumn = "answer";
    private const string DocumentColumn = "document";
    private const int MaxRowBytes = 1 << 20;

    public static IReadOnlyList<LabelledQuestion> Read(string path)
    {
        using var rows = CsvReader.Create(new StringReader(File.ReadAllText(path)), new CsvReaderOptions
        {
            HasHeader = false,
            AllowLineBreaksInQuotes = true,
            MaxRecordSize = MaxRowBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => throw new InvalidDataException(
                $"'{path}' has a malformed row ({record.Reason}); put a field with marks into marks."),
        });
        try
        {
            return Read(rows, path);
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"'{path}' is not valid CSV: {error.Message}", error);
        }
    }

    private static List<LabelledQuestion> Read(CsvReader rows, string path)
    {
        var header = rows.Read() ? Fields(rows) : [];
        var (question, answer) = (Column(header, QuestionColumn, path), Column(header, AnswerColumn, path));
        var document = Find(header, DocumentColumn);
        var labels =
            new OrderedDictionary<string, (List<string> Answers, List<string> Documents)>(StringComparer.Ordinal);
        for (var row = 2; rows.Read(); row++)
        {
            var fields = Fields(rows);
            if (fields.Length <= Math.Max(question, answer) || string.IsNullOrWhiteSpace(fields[question]))
            {
                throw new InvalidDataException($"Row {row} of '{path}' has no question, or no answer column.");
            }

            if (!labels.TryGetValue(fields[question], out var label))
            {
                labels.Add(fields[question], label = ([], []));
            }

            AddUnlessBlank(fields, answer, label.Answers);
            AddUnlessBlank(fields, document, label.Documents);
        }

        return
        [
            .. labels.Select(label => new LabelledQuestion(label.Key, label.Value.Answers)
            {
                Gold = [.. label.Value.Documents.Distinct().Select(id => new GoldPlace(id))],
            }),
        ];
    }

    private static void AddUnlessBlank(string[] fields, int column, List<string> values)
    {
        if (column >= 0 && column < fields.Length && !string.IsNullOrWhiteSpace(fields[column]))
        {
            values.Add(fields[column]);
        }
    }

    private static int Find(string[] header, string name) =>
        Array.FindIndex(header, field => field.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int Column(string[] header, string name, string path)
    {
        var column = Find(header, name);
        return column >= 0
            ? column
            : throw new InvalidDataException(
                $"'{path}' has no column '{name}' in its first row; it has {string.Join(", ", header)}.");
    }

    private static string[] Fields(CsvReader rows)
    {
        var fields = new string[rows.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Encoding.UTF8.GetString(rows.GetSpan(i));
        }

        return fields;
    }
}
