using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Fills chunks with whole words, sentences, lines, passages or pages.</summary>
/// <remarks>
/// Counted in <see cref="SplitMeasure.Units"/>, a chunk holds so many of them, however long they are. In any other
/// measure, a unit that is too long for a chunk is cut into finer ones, at last into characters.
/// </remarks>
public sealed class UnitSplitter : WindowSplitter
{
    private readonly WindowFinder _finder;

    /// <summary>A splitter into these units.</summary>
    /// <param name="unit">What is not cut if it can be helped.</param>
    /// <param name="options">How much goes into a chunk.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range, or there is no such unit.</exception>
    public UnitSplitter(TextUnit unit, SplitOptions options)
        : base(unit.ToString().ToLowerInvariant(), options)
    {
        _finder = new WindowFinder(options, RulesFrom(unit, Room));
    }

    private protected override IReadOnlyList<SplitWindow> FindWindows(
        Document document, CancellationToken cancellationToken) =>
        _finder.Cut(document, new TextSpan(0, document.Text.Length), cancellationToken);

    private static CutRule[] RulesFrom(TextUnit unit, int room)
    {
        CutRule[] finest = [new SentenceRule(), new LineRule(), .. CutRule.Finest(room)];
        return unit switch
        {
            TextUnit.Word => [CutRule.Of(unit), .. CutRule.Finest(room)],
            TextUnit.Page => [CutRule.Of(unit), new PassageRule(), .. finest],
            TextUnit.Sentence => [.. finest],
            _ => [CutRule.Of(unit), .. finest],
        };
    }
}
