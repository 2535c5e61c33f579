namespace Search.Indexing;

/// <summary>Puts the words of a page into reading order: columns from the left, each from top to bottom.</summary>
internal sealed class PageLayout
{
    private const int DeepestColumns = 16;
    private readonly List<PageLine> _lines = [];
    private readonly int _page;
    private readonly bool _isLevel;
    private readonly CancellationToken _cancellationToken;
    private int _block;

    private PageLayout(int page, int firstBlock, bool isLevel, CancellationToken cancellationToken)
    {
        _page = page;
        _block = firstBlock;
        _isLevel = isLevel;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The lines of the page.</summary>
    /// <param name="page">The page's number.</param>
    /// <param name="frames">The words by direction of writing, the usual direction first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static List<PageLine> LinesOf(
        int page, IEnumerable<WordFrame> frames, CancellationToken cancellationToken)
    {
        var lines = new List<PageLine>();
        var block = 0;
        foreach (var frame in frames)
        {
            var layout = new PageLayout(page, block, frame.IsLevel, cancellationToken);
            layout.Order(PageSegment.Of(frame.Words), depth: 0);
            lines.AddRange(layout._lines);
            block = layout._block;
        }

        return lines;
    }

    private void Order(List<PageSegment> region, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (region.Count == 0)
        {
            return;
        }

        if (depth == DeepestColumns || Gutter.Find(region) is not { } gutter)
        {
            AddBlock(region);
            return;
        }

        var pending = new List<PageSegment>();
        foreach (var band in gutter.Bands)
        {
            if (!band.IsColumns)
            {
                pending.AddRange(band.Segments);
                continue;
            }

            Order(TopDown(pending), depth + 1);
            pending.Clear();
            Order(band.Left, depth + 1);
            Order(band.Right, depth + 1);
        }

        Order(TopDown(pending), depth + 1);
    }

    private static List<PageSegment> TopDown(IEnumerable<PageSegment> segments) =>
        [.. segments.OrderByDescending(segment => segment.Baseline)];

    private void AddBlock(IReadOnlyList<PageSegment> segments)
    {
        var first = _lines.Count;
        var rows = PageSegment.Rows(segments, one => one.Baseline, one => one.Left, one => one.Size);
        foreach (var row in rows)
        {
            List<PageWord> words = [.. row.SelectMany(segment => segment.Words)];
            _lines.Add(PageLine.Of(words, _page, _block, _isLevel));
        }

        Paragraphs.Mark(_lines, first);
        _block++;
    }
}
