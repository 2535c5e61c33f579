using System.Globalization;

namespace Search.Pipeline;

/// <summary>A place in the structure of a file that has no lines: a paragraph, a slide, a cell, a part.</summary>
/// <remarks>What the format does not have, or what is not known, is null. All numbers count from 1.</remarks>
public sealed record SourcePlace
{
    /// <summary>The entry of an archive or the part of a mail: <c>chapter-4.xhtml</c>, <c>body</c>.</summary>
    public string? Part { get; init; }

    /// <summary>The paragraph, in the order of the body of the file or part.</summary>
    public int? Paragraph { get; init; }

    /// <summary>The slide of a presentation.</summary>
    public int? Slide { get; init; }

    /// <summary>The name of the sheet of a workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of a sheet or a table.</summary>
    public int? Row { get; init; }

    /// <summary>The column of a sheet or a table.</summary>
    public int? Column { get; init; }

    /// <summary>The JSON pointer (RFC 6901) of the value; an empty one is the whole file.</summary>
    public string? JsonPointer { get; init; }

    /// <summary>Row and column as a spreadsheet names them, such as <c>B4</c>; null without both.</summary>
    public string? Cell => Row is { } row && Column is { } column
        ? ColumnName(column) + row.ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>The place for a human: <c>slide 3</c>, <c>Prices!B4</c>, <c>paragraph 12</c>.</summary>
    public override string ToString() => string.Join(", ", Descriptions());

    private static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    private IEnumerable<string> Descriptions()
    {
        if (Part is not null)
        {
            yield return Part;
        }

        if (Slide is { } slide)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"slide {slide}");
        }

        if (Sheet is not null || Row is not null)
        {
            yield return Table();
        }

        if (Paragraph is { } paragraph)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraph}");
        }

        if (JsonPointer is not null)
        {
            yield return JsonPointer.Length == 0 ? "/" : JsonPointer;
        }
    }

    private string Table()
    {
        var cell = Cell ?? (Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : "");
        return Sheet is null ? cell : cell.Length == 0 ? Sheet : $"{Sheet}!{cell}";
    }
}
