namespace Search.Indexing;

/// <summary>
/// A field of a row: where its characters stand in the file, without the quotation marks around them.
/// </summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many there are.</param>
/// <param name="HasQuotes">Whether there are quotation marks among them that are written twice.</param>
internal readonly record struct CsvField(int Start, int Length, bool HasQuotes)
{
    public string ValueIn(string file)
    {
        var raw = file.Substring(Start, Length);
        return HasQuotes ? raw.Replace("\"\"", "\"", StringComparison.Ordinal) : raw;
    }
}
