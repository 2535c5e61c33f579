namespace Search.Indexing;

/// <summary>Finds the headings among the lines: by the outline, else by the size of their letters.</summary>
internal static class PdfHeadings
{
    private const int MostLines = 4;
    private const int MostLevels = 6;
    private const int MostWords = 24;
    private const double LargerThanBody = 1.15;

    public static void Mark(IReadOnlyList<PageLine> lines, IReadOnlyList<OutlineEntry> outline)
    {
        if (outline.Count == 0)
        {
            MarkBySize(lines);
        }
        else
        {
            MarkByOutline(lines, outline);
        }
    }

    private static void MarkByOutline(IReadOnlyList<PageLine> lines, IReadOnlyList<OutlineEntry> outline)
    {
        var (page, next) = (0, 0);
        foreach (var entry in outline.Where(entry => entry.Title.Length > 0))
        {
            var from = entry.Page == page ? next : 0;
            for (var i = Math.Max(from, FirstOfPage(lines, entry.Page)); i < lines.Count; i++)
            {
                if (lines[i].Page != entry.Page)
                {
                    break;
                }

                if (lines[i].Heading is null && CountOfLines(lines, i, Letters(entry.Title)) is > 0 and var count)
                {
                    MarkHeading(lines, i, count, entry.Level, entry.Title);
                    (page, next) = (entry.Page, i + count);
                    break;
                }
            }
        }
    }

    private static int FirstOfPage(IReadOnlyList<PageLine> lines, int page)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = lines[middle].Page < page ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // How many lines from here on are the title; 0 when they are not.
    private static int CountOfLines(IReadOnlyList<PageLine> lines, int first, string title)
    {
        var found = "";
        for (var i = first; i < Math.Min(first + MostLines, lines.Count) && lines[i].Page == lines[first].Page; i++)
        {
            found += Letters(lines[i].Text);
            if (found == title)
            {
                return title.Length == 0 ? 0 : i - first + 1;
            }

            if (!title.StartsWith(found, StringComparison.Ordinal))
            {
                return 0;
            }
        }

        return 0;
    }

    private static string Letters(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static void MarkBySize(IReadOnlyList<PageLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var body = lines.GroupBy(SizeOf).MaxBy(group => group.Sum(line => line.Text.Length))!.Key;
        var groups = GroupsOfLarger(lines, body * LargerThanBody).ToList();
        var levels = groups.Select(group => SizeOf(lines[group.First])).Distinct().OrderDescending()
            .Select((size, index) => (size, level: Math.Min(index + 1, MostLevels)))
            .ToDictionary(pair => pair.size, pair => pair.level);
        foreach (var (first, count) in groups)
        {
            var title = string.Join(' ', Enumerable.Range(first, count).Select(i => lines[i].Text));
            MarkHeading(lines, first, count, levels[SizeOf(lines[first])], title);
        }
    }

    private static IEnumerable<(int First, int Count)> GroupsOfLarger(IReadOnlyList<PageLine> lines, double size)
    {
        for (var first = 0; first < lines.Count; first++)
        {
            if (lines[first].Size < size || lines[first].Size == 0)
            {
                continue;
            }

            var count = 1;
            while (first + count < lines.Count && IsSameHeading(lines[first], lines[first + count]))
            {
                count++;
            }

            var words = Enumerable.Range(first, count).SelectMany(i => lines[i].Words).ToList();
            if (count <= MostLines && words.Count <= MostWords && words.Exists(word => word.Text.Any(char.IsLetter)))
            {
                yield return (first, count);
            }

            first += count - 1;
        }
    }

    private static bool IsSameHeading(PageLine first, PageLine line) =>
        line.Page == first.Page && SizeOf(line) == SizeOf(first) && !line.BeginsParagraph;

    private static double SizeOf(PageLine line) => Math.Round(line.Size * 2) / 2;

    private static void MarkHeading(IReadOnlyList<PageLine> lines, int first, int count, int level, string title)
    {
        lines[first].Heading = (level, title);
        lines[first].BeginsParagraph = true;
        for (var i = first; i < first + count; i++)
        {
            lines[i].IsHeading = true;
            lines[i].BeginsParagraph = i == first;
        }

        if (first + count < lines.Count)
        {
            lines[first + count].BeginsParagraph = true;
        }
    }
}
