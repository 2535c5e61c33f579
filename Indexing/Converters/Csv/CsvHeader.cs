namespace Search.Indexing;

/// <summary>Whether the first row of a table names its columns.</summary>
public enum CsvHeader
{
    /// <summary>
    /// Told from the rows: a header has different names without gaps, none of them a number or a date.
    /// </summary>
    Detect,

    /// <summary>The first row names the columns.</summary>
    Present,

    /// <summary>The first row is a row like the others.</summary>
    Absent,
}
