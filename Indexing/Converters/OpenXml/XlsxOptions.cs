namespace Search.Indexing;

/// <summary>What of an Excel workbook becomes text, and in which form.</summary>
public sealed record XlsxOptions
{
    /// <summary>Enough for most workbooks; places of that many cells take some 200 MB while a file is read.</summary>
    public const int DefaultMaxCells = 2_000_000;

    /// <summary>The defaults: what is shown, with " | " between the cells of a row.</summary>
    public static XlsxOptions Default { get; } = new();

    /// <summary>
    /// Whether rows are written as in a CSV file, with commas, quotes where needed, and empty cells; default no.
    /// </summary>
    public bool AsCsv { get; init; }

    /// <summary>Whether the comments on cells stand after their sheet; default no, with a warning.</summary>
    public bool IncludeComments { get; init; }

    /// <summary>Whether hidden sheets, rows, columns and shapes are kept; default no, with a warning.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>How many cells with a value a workbook may have.</summary>
    public int MaxCells { get; init; } = DefaultMaxCells;
}
