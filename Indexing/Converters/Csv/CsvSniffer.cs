using System.Globalization;

namespace Search.Indexing;

/// <summary>Tells whether the first row of a file names the columns.</summary>
internal static class CsvSniffer
{
    private const int ProbeRows = 50;
    private const int ProbeLength = 64 * 1024;
    private const int MaxNameLength = 80;

    /// <summary>Whether the first row looks like names and not like the rows after it.</summary>
    public static bool HasHeader(string file, char? delimiter)
    {
        var rows = Read(file.Length > ProbeLength ? file[..ProbeLength] : file, delimiter);
        if (rows.Count < 2)
        {
            return false;
        }

        var first = rows[0];
        return !first.Exists(name => string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength || IsData(name))
            && first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == first.Count
            && rows.Skip(1).All(row => !row.SequenceEqual(first));
    }

    private static List<List<string>> Read(string probe, char? delimiter)
    {
        using var reader = new CsvRows(probe, delimiter, hasLongFields: true);
        var rows = new List<List<string>>();
        while (rows.Count < ProbeRows && reader.Read())
        {
            rows.Add([.. reader.Fields.Select(field => field.ValueIn(probe))]);
        }

        return rows;
    }

    private static bool IsData(string value) =>
        double.TryParse(value, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
        || (char.IsAsciiDigit(value.TrimStart()[0])
            && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
}
