using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Fills chunks with whole table rows and, outside tables, whole sentences.</summary>
/// <remarks>
/// A row is a line with cells that <c> | </c> parts, as converters write tables. It is never cut: one that is too long
/// is a chunk of its own, marked as oversized.
/// </remarks>
public sealed class TableSplitter : WindowSplitter
{
    private readonly WindowFinder _finder;

    /// <summary>A splitter that keeps rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public TableSplitter(SplitOptions options)
        : base("table", options)
    {
        CutRule[] rules = [new SentenceRule(), new LineRule(), .. CutRule.Finest(Room)];
        _finder = new WindowFinder(options, Array.ConvertAll(rules, rule => new RowRule(rule)));
    }

    private protected override IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken) =>
        _finder.Cut(document, new TextSpan(0, document.Text.Length), cancellationToken);
}
