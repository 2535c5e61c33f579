using System.Buffers;

namespace Search.Indexing;

/// <summary>Finds the inputs for which parsing takes quadratic time, before they are parsed.</summary>
/// <remarks>
/// The parser cannot be stopped while it works, so a megabyte of <c>[a](</c> would hold it for minutes. The limits lie
/// far above what people write, and at each of them parsing a megabyte still takes about a second.
/// </remarks>
internal static class MarkdownHazards
{
    private const int MaxLinksWithoutSpace = 1000;
    private const int MaxUnclosedTags = 1000;
    private const int MaxDefinitions = 20_000;
    private const int MaxUnderlines = 40_000;
    private const int MaxDeepItems = 200;
    private const int DeepIndentation = 512;
    private const int MaxCells = 1_000_000;

    // Each mark and each line becomes an object of the parser's tree, of a hundred bytes or two.
    private const int MaxMarks = 2_500_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\n*_~`[]|<>&\\!");
    private static readonly SearchValues<char> Rule = SearchValues.Create("|-: \t>");
    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n");

    /// <summary>What makes the file too costly to parse; null when nothing does.</summary>
    public static string? Find(string file) =>
        file.Length > MaxMarks && CountMarks(file) > MaxMarks ? "too many marks and lines"
        : file.AsSpan().Count(']') > MaxLinksWithoutSpace && HasLongLinkRun(file) ? "too many nested links"
        : file.AsSpan().Count('<') > MaxUnclosedTags
            && (HasUnclosedTags(file, "<?", "?>") || HasUnclosedTags(file, "<!", ">")) ? "too many unclosed HTML tags"
        : file.Length > MaxDefinitions && file.AsSpan().Count("]:") > MaxDefinitions ? "too many link definitions"
        : HasManyUnderlines(file) ? "too many underlined headings"
        : HasDeepItems(file) ? "lists nested too deeply"
        : HasManyCells(file) ? "too many cells of tables"
        : null;

    private static int CountMarks(ReadOnlySpan<char> file)
    {
        var count = 0;
        for (var next = file.IndexOfAny(Marks); next >= 0 && count <= MaxMarks; next = file.IndexOfAny(Marks))
        {
            count++;
            file = file[(next + 1)..];
        }

        return count;
    }

    /// <summary>A link's address is sought up to the next white space, for each <c>](</c> anew.</summary>
    private static bool HasLongLinkRun(ReadOnlySpan<char> file)
    {
        var (count, runEnd) = (0, 0);
        for (var at = NextIndex(file, 0, "]("); at >= 0; at = NextIndex(file, at + 2, "]("))
        {
            if (at >= runEnd)
            {
                var length = file[at..].IndexOfAny(WhiteSpace);
                runEnd = length < 0 ? file.Length : at + length;
                count = 0;
            }

            if (++count > MaxLinksWithoutSpace)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of a declaration is sought up to the end of the paragraph, for each beginning anew.</summary>
    private static bool HasUnclosedTags(ReadOnlySpan<char> file, string open, string close)
    {
        var (count, paragraphEnd) = (0, 0);
        for (var at = NextIndex(file, 0, open); at >= 0; at = NextIndex(file, at + 2, open))
        {
            if (at >= paragraphEnd)
            {
                paragraphEnd = ParagraphEnd(file, at);
                count = 0;
                at += Math.Max(0, file[at..paragraphEnd].LastIndexOf(close));
            }

            if (++count > MaxUnclosedTags)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each heading that a line below it makes is sought in the list of all its siblings.</summary>
    private static bool HasManyUnderlines(ReadOnlySpan<char> file)
    {
        if (file.Length <= MaxUnderlines || file.Count('\n') <= MaxUnderlines)
        {
            return false;
        }

        var count = 0;
        foreach (var line in file.EnumerateLines())
        {
            var mark = line.Trim(" \t>");
            count += mark is ['=' or '-', ..] && !mark.ContainsAnyExcept(mark[0], ' ') ? 1 : 0;
        }

        return count > MaxUnderlines;
    }

    /// <summary>Each line of a list is tried at every level above it.</summary>
    private static bool HasDeepItems(ReadOnlySpan<char> file)
    {
        if (file.Length <= MaxDeepItems * DeepIndentation)
        {
            return false;
        }

        var count = 0;
        foreach (var line in file.EnumerateLines())
        {
            count += line.Length > DeepIndentation && line[..DeepIndentation].IsWhiteSpace()
                && line.TrimStart() is ['-' or '*' or '+' or (>= '0' and <= '9'), ..] ? 1 : 0;
        }

        return count > MaxDeepItems;
    }

    /// <summary>A short row gets as many cells as the head of its table.</summary>
    private static bool HasManyCells(ReadOnlySpan<char> file)
    {
        const int FewColumns = 20;
        if (file.Count('|') < FewColumns)
        {
            return false;
        }

        var (columns, cells) = (0, 0L);
        foreach (var line in file.EnumerateLines())
        {
            if (line.Length > FewColumns && !line.ContainsAnyExcept(Rule))
            {
                columns = line.Count('|');
            }

            columns = line.IsWhiteSpace() ? 0 : columns;
            cells += columns > FewColumns ? columns : 0;
        }

        return cells > MaxCells;
    }

    private static int ParagraphEnd(ReadOnlySpan<char> file, int start)
    {
        for (var at = NextIndex(file, start, "\n"); at >= 0; at = NextIndex(file, at + 1, "\n"))
        {
            var text = file[(at + 1)..].IndexOfAnyExcept(" \t\r");
            if (text < 0 || file[at + 1 + text] == '\n')
            {
                return at;
            }
        }

        return file.Length;
    }

    private static int NextIndex(ReadOnlySpan<char> file, int start, string value)
    {
        var found = start < file.Length ? file[start..].IndexOf(value) : -1;
        return found < 0 ? -1 : start + found;
    }
}
