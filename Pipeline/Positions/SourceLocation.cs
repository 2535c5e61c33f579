namespace Search.Pipeline;

/// <summary>Where a range of a document's text stands in the original file.</summary>
/// <remarks>
/// What a format does not have is null or empty: a PDF has pages and no lines, a Markdown file the reverse.
/// </remarks>
public sealed record SourceLocation
{
    /// <summary>The range in the decoded file, in UTF-16 code units after the byte order mark.</summary>
    public TextSpan? FileSpan { get; init; }

    /// <summary>The same range in Unicode code points, for clients whose strings are not UTF-16.</summary>
    public TextSpan? FileCodePoints { get; init; }

    /// <summary>The line and column of the first character.</summary>
    public LinePosition? Start { get; init; }

    /// <summary>The line and column after the last character.</summary>
    public LinePosition? End { get; init; }

    /// <summary>The number of the first page, from 1.</summary>
    public int? FirstPage { get; init; }

    /// <summary>The number of the last page, from 1.</summary>
    public int? LastPage { get; init; }

    /// <summary>The place of the first character in the structure of the file: paragraph, slide, cell, part.</summary>
    public SourcePlace? FirstPlace { get; init; }

    /// <summary>The place of the last character in the structure of the file.</summary>
    public SourcePlace? LastPlace { get; init; }

    /// <summary>
    /// Where the words stand on their pages, one box a line; a word that the range holds in part is in it whole.
    /// </summary>
    public IReadOnlyList<PageBox> Boxes { get; init; } = [];

    /// <summary>The headings above the place, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];
}
