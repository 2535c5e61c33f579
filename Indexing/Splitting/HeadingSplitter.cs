using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Makes each section under a heading a chunk, or several when it is long.</summary>
/// <remarks>
/// Headings are those of the document's source map, so any format that has headings will do. Text before the first one
/// is a section of its own; a heading stays with the text below it.
/// </remarks>
public sealed class HeadingSplitter : WindowSplitter
{
    private readonly WindowFinder _finder;
    private readonly int _deepest;

    /// <summary>A splitter at headings.</summary>
    /// <param name="options">How large a section may be before it is cut into passages, sentences and words.</param>
    /// <param name="deepest">The depth down to which headings begin a section, from 1; by default all do.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or the depth is out of range.</exception>
    /// <exception cref="ArgumentException">Sizes are in units.</exception>
    public HeadingSplitter(SplitOptions options, int deepest = int.MaxValue)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"heading {deepest}"), options)
    {
        Measures.RequireNotUnits(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(deepest, 1);
        _deepest = deepest;
        _finder = new WindowFinder(
            options, [new PassageRule(), new SentenceRule(), new LineRule(), .. CutRule.Finest(Room)]);
    }

    private protected override IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken)
    {
        var sections = new CutList(document.Text, new TextSpan(0, document.Text.Length));
        foreach (var start in document.SourceMap.FindHeadings(_deepest))
        {
            sections.Add(start);
        }

        var windows = new List<SplitWindow>();
        for (var i = 0; i < sections.PieceCount; i++)
        {
            windows.AddRange(_finder.Fit(document, sections.Piece(i), cancellationToken));
        }

        return windows;
    }
}
