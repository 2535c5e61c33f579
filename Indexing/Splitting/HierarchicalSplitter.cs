using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts large chunks, and each of them again into smaller ones that know their parent.</summary>
/// <remarks>
/// Small chunks are found more exactly, large ones read better. A parent stands before its children, which
/// together cover it; one that is small enough for the next level has none there.
/// </remarks>
public sealed class HierarchicalSplitter : TextSplitter
{
    private const int RulesVersion = 1;

    private readonly SplitOptions[] _levels;
    private readonly WindowFinder[] _finders;

    /// <summary>A splitter with a level for each size.</summary>
    /// <param name="options">What all levels share; their size is not used.</param>
    /// <param name="sizes">The sizes, falling: <c>[512, 256, 128]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    /// <exception cref="ArgumentException">There are no sizes, they do not fall, or are in units.</exception>
    public HierarchicalSplitter(SplitOptions options, params IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sizes);
        Measures.RequireNotUnits(options);
        if (sizes.Count == 0 || sizes.Zip(sizes.Skip(1)).Any(pair => pair.First <= pair.Second))
        {
            throw new ArgumentException("A hierarchy needs sizes that fall from level to level.", nameof(sizes));
        }

        _levels = [.. sizes.Select(size => options with { Size = size })];
        _finders = Array.ConvertAll(_levels, FinderOf);
        Version = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"hierarchical {RulesVersion} {string.Join(' ', _levels.Select(level => level.Describe()))}");
    }

    /// <inheritdoc/>
    public override string Version { get; }

    private protected override IReadOnlyList<Chunk> Cut(Document document, CancellationToken cancellationToken)
    {
        var chunks = new List<Chunk>();
        var counters = Array.ConvertAll(_levels, _ => new CodePointCounter(document.Text));
        var whole = new TextSpan(0, document.Text.Length);
        Add(document, whole, parent: null, level: 0, counters, chunks, cancellationToken);
        return chunks;
    }

    private static WindowFinder FinderOf(SplitOptions options)
    {
        options.Validate();
        var room = options.Size - options.Measure.Reserved;
        return new WindowFinder(
            options, [new PassageRule(), new SentenceRule(), new LineRule(), .. CutRule.Finest(room)]);
    }

    private void Add(
        Document document, TextSpan range, string? parent, int level, CodePointCounter[] counters,
        List<Chunk> chunks, CancellationToken cancellationToken)
    {
        foreach (var window in _finders[level].Fit(document, range, cancellationToken))
        {
            if (!_levels[level].KeepBlank && ChunkCutter.IsBlank(document, window.Span))
            {
                continue;
            }

            var self = parent;
            if (parent is null || window.Span != range)
            {
                var chunk = ChunkCutter.Cut(document, window, chunks.Count, counters[level]) with { ParentId = parent };
                chunks.Add(chunk);
                self = chunk.Id;
            }

            if (level + 1 < _finders.Length)
            {
                Add(document, window.Span, self, level + 1, counters, chunks, cancellationToken);
            }
        }
    }
}
