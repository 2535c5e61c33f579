using System.Text.Json;

namespace Search.Quality;

/// <summary>Lays the figures of a measurement out in tables, by the form of their names.</summary>
/// <remarks>
/// Figures of several files with the same names are one table, a row a file. In one file, names such as
/// <c>short: windows</c> make a table with a column or a row for what stands before the colon, and objects a row each;
/// the rest is a table of two columns.
/// </remarks>
internal static class FigureTables
{
    // More rows than anybody reads; the file has them all.
    private const int MostRows = 40;

    /// <summary>The tables of measurements that belong together: all have the same figures.</summary>
    public static IEnumerable<MarkdownTable> OfFamily(string prefix, IReadOnlyList<StoredMeasurement> family)
    {
        yield return new MarkdownTable(
            ["", .. family[0].Figures.Select(figure => figure.Name)],
            [.. family.Select(one => (IReadOnlyList<string>)
                [one.Name[prefix.Length..], .. one.Figures.Select(figure => MarkdownTable.Cell(figure.Value))])]);
    }

    /// <summary>The tables of one measurement.</summary>
    public static IEnumerable<MarkdownTable> Of(StoredMeasurement measurement)
    {
        var structured = measurement.Figures.Where(figure => Figure.IsFigure(figure.Value)).ToList();
        if (structured.Count > 0)
        {
            yield return OfStructured(structured);
        }

        var objects = measurement.Figures.Except(structured)
            .Where(figure => figure.Value.ValueKind == JsonValueKind.Object).ToList();
        var scalars = measurement.Figures.Except(structured).Except(objects).ToList();
        var cells = scalars.Select(figure => (Parts: figure.Name.Split(": ", 2), figure.Value)).ToList();
        var plain = cells.Where(cell => cell.Parts.Length == 1).ToList();
        if (plain.Count > 0)
        {
            yield return new MarkdownTable(
                ["figure", "value"],
                [.. plain.Select(cell => (IReadOnlyList<string>)[cell.Parts[0], MarkdownTable.Cell(cell.Value)])]);
        }

        var grid = cells.Where(cell => cell.Parts.Length == 2)
            .Select(cell => (Group: cell.Parts[0], Name: cell.Parts[1], Text: MarkdownTable.Cell(cell.Value)))
            .ToList();
        if (grid.Count > 0)
        {
            yield return OfGrid(grid);
        }

        foreach (var table in OfObjects(objects))
        {
            yield return table;
        }
    }

    private static MarkdownTable OfStructured(IReadOnlyList<JsonProperty> figures) => new(
        ["figure", .. Figure.Columns],
        [.. figures.Select(figure => (IReadOnlyList<string>)[figure.Name, .. Figure.Cells(figure.Value)])]);

    private static MarkdownTable OfGrid(IReadOnlyList<(string Group, string Name, string Text)> cells)
    {
        var groups = cells.Select(cell => cell.Group).Distinct().ToList();
        var names = cells.Select(cell => cell.Name).Distinct().ToList();
        var isWide = names.Count > groups.Count;
        var (rows, columns) = isWide ? (names, groups) : (groups, names);
        return new MarkdownTable(
            ["", .. columns],
            [.. rows.Select(row => (IReadOnlyList<string>)[row, .. columns.Select(column => Find(row, column))])]);

        string Find(string row, string column) => cells.FirstOrDefault(cell =>
            isWide ? (cell.Name, cell.Group) == (row, column) : (cell.Group, cell.Name) == (row, column)).Text ?? "";
    }

    private static IEnumerable<MarkdownTable> OfObjects(IReadOnlyList<JsonProperty> objects)
    {
        // Objects of numbers with the same members are the rows of one table.
        foreach (var alike in objects.Where(one => !HoldsObjects(one.Value)).GroupBy(one => Members(one.Value)))
        {
            yield return OfRows([.. alike]);
        }

        foreach (var one in objects.Where(one => HoldsObjects(one.Value)))
        {
            yield return OfRows([.. one.Value.EnumerateObject()], one.Name);
        }
    }

    private static MarkdownTable OfRows(IReadOnlyList<JsonProperty> rows, string name = "")
    {
        if (rows.Count == 1)
        {
            return new MarkdownTable(
                [rows[0].Name, "value"],
                [.. rows[0].Value.EnumerateObject().Select(member => (IReadOnlyList<string>)
                    [member.Name, MarkdownTable.Cell(member.Value)])]);
        }

        var columns = rows.SelectMany(row => row.Value.EnumerateObject()).Select(member => member.Name).Distinct()
            .ToList();
        return rows.Count > MostRows
            ? new MarkdownTable(
                [$"{rows.Count} {name}", "least", "greatest"],
                [.. columns.Select(column => Extent(rows, column))])
            : new MarkdownTable(
                [name, .. columns.Select(Words)],
                [.. rows.Select(row => (IReadOnlyList<string>)
                    [row.Name, .. columns.Select(column => CellOf(row.Value, column))])]);
    }

    private static IReadOnlyList<string> Extent(IReadOnlyList<JsonProperty> rows, string column)
    {
        var values = rows.Where(row => row.Value.TryGetProperty(column, out _))
            .Select(row => row.Value.GetProperty(column))
            .Where(value => value.ValueKind == JsonValueKind.Number)
            .OrderBy(value => value.GetDouble())
            .ToList();
        return values.Count == 0
            ? [Words(column), "", ""]
            : [Words(column), MarkdownTable.Cell(values[0]), MarkdownTable.Cell(values[^1])];
    }

    private static string CellOf(JsonElement value, string column) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(column, out var cell)
            ? MarkdownTable.Cell(cell)
            : "";

    private static bool HoldsObjects(JsonElement value) =>
        value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.Object);

    private static string Members(JsonElement value) =>
        string.Join('\n', value.EnumerateObject().Select(member => member.Name));

    /// <summary>The words of a name in camel case.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
