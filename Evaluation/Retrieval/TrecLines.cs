namespace Search.Evaluation;

/// <summary>Lines of columns, as TREC's programs write and read them.</summary>
internal static class TrecLines
{
    public static IEnumerable<(int Number, string[] Columns)> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.ReadLines(path).Select((line, index) => (index + 1, Split(line)))
            .Where(line => line.Item2.Length > 0);
    }

    public static InvalidDataException Bad(string path, int line, string expected) =>
        new($"Line {line} of '{path}' is not {expected}.");

    // An id may hold blanks where tabs separate the columns.
    private static string[] Split(string line) =>
        line.Contains('\t', StringComparison.Ordinal)
            ? line.Split('\t', StringSplitOptions.TrimEntries)
            : line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
