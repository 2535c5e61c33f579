using System.Globalization;

namespace Search.Indexing;

/// <summary>Turns what the cells of a workbook hold into text.</summary>
/// <param name="work">The conversion.</param>
/// <param name="options">What becomes text.</param>
/// <param name="strings">The strings that cells share.</param>
/// <param name="formats">The number formats.</param>
/// <param name="countsFrom1904">Whether days are counted from 1904.</param>
internal sealed class XlsxCells(
    ConversionWork work, XlsxOptions options, XlsxStrings strings, XlsxFormats formats, bool countsFrom1904)
{
    private int _count;

    /// <summary>What becomes text.</summary>
    public XlsxOptions Options => options;

    /// <summary>Writes the value of a cell.</summary>
    /// <param name="value">What the file holds: a number, the number of a string, a string.</param>
    /// <param name="type">Which of them (ECMA-376 part 1, 18.18.11); null is a number.</param>
    /// <param name="style">The cell's style, which has its number format.</param>
    public string Read(string value, string? type, int? style) => type switch
    {
        "s" => strings.Find(ParseIndex(value)) ?? "",
        "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
        "str" or "inlineStr" or "e" or "d" => value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? formats.Of(style).Write(number, countsFrom1904)
            : value,
    };

    /// <summary>Counts a cell that is written.</summary>
    /// <exception cref="UnreadableFileException">There are too many.</exception>
    public void Count()
    {
        if (++_count > options.MaxCells)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The workbook has more than {options.MaxCells} cells with a value; " +
                $"raise {nameof(XlsxOptions)}.{nameof(XlsxOptions.MaxCells)} to convert it."));
        }
    }

    /// <summary>Whether hidden cells are kept; if not, a warning says that there were some.</summary>
    public bool KeepsHidden()
    {
        if (!options.IncludeHidden)
        {
            work.WarnOnce("Hidden sheets, rows or columns were left out.");
        }

        return options.IncludeHidden;
    }

    private static int? ParseIndex(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
