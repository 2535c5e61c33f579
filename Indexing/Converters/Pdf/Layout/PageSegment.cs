namespace Search.Indexing;

/// <summary>Words of one base line without a wide gap between them: a line of a column, or a part of one.</summary>
internal sealed class PageSegment
{
    private const double WideGap = 0.9;

    public PageSegment(IReadOnlyList<PageWord> words)
    {
        Words = words;
        Left = words.Min(word => word.Left);
        Right = words.Max(word => word.Right);
        Size = words.Max(word => word.Size);
        Baseline = words.MaxBy(word => word.Text.Length * word.Size).Baseline;
    }

    public IReadOnlyList<PageWord> Words { get; }

    public double Left { get; }

    public double Right { get; }

    public double Baseline { get; }

    public double Size { get; }

    /// <summary>Cuts the words of a page into segments, from top to bottom.</summary>
    public static List<PageSegment> Of(IEnumerable<PageWord> words)
    {
        var segments = new List<PageSegment>();
        foreach (var row in Rows(words, word => word.Baseline, word => word.Left, word => word.Size))
        {
            var first = 0;
            for (var i = 1; i <= row.Count; i++)
            {
                if (i == row.Count || row[i].Left - row[i - 1].Right > WideGap * Math.Max(row[i].Size, row[i - 1].Size))
                {
                    segments.Add(new PageSegment(row.GetRange(first, i - first)));
                    first = i;
                }
            }
        }

        return segments;
    }

    /// <summary>Groups what stands on one base line, a little up or down, and sorts each group from the left.</summary>
    public static IEnumerable<List<T>> Rows<T>(
        IEnumerable<T> items, Func<T, double> baseline, Func<T, double> left, Func<T, double> size)
    {
        const double Shift = 0.45;
        var row = new List<T>();
        foreach (var item in items.OrderByDescending(baseline))
        {
            if (row.Count > 0 && baseline(row[0]) - baseline(item) > Shift * Math.Max(size(row[0]), size(item)))
            {
                yield return [.. row.OrderBy(left)];
                row.Clear();
            }

            row.Add(item);
        }

        if (row.Count > 0)
        {
            yield return [.. row.OrderBy(left)];
        }
    }
}
