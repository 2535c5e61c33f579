using Search.Pipeline;

namespace Search.Indexing;

/// <summary>One run of a <see cref="WindowFinder"/> over one document.</summary>
internal sealed class WindowPass(
    Document document, SplitOptions options, int room, CancellationToken cancellationToken)
{
    private readonly Func<string, TextSpan, int> _count = options.Measure.NewCounter();
    private readonly long _mostCharacters = options.Measure.MostCharacters(room);
    private readonly bool _countsUnits = options.Measure == SplitMeasure.Units;

    public List<SplitWindow> Windows { get; } = [];

    public void Fit(TextSpan range, IReadOnlyList<CutRule> rules, int level)
    {
        var size = SizeOf(range);
        if (size <= room)
        {
            Windows.Add(new SplitWindow(range, size, IsOversized: false));
        }
        else
        {
            CutLarge(range, size, rules, level);
        }
    }

    public void Cut(TextSpan range, IReadOnlyList<CutRule> rules, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cuts = new CutList(document.Text, range);
        rules[level].AddCuts(document, range, cuts);
        if (_countsUnits)
        {
            FillByNumber(cuts);
            return;
        }

        var sizes = new List<int>();
        var first = 0;
        for (var i = 0; i < cuts.PieceCount; i++)
        {
            var size = SizeOf(cuts.Piece(i));
            if (size <= room)
            {
                sizes.Add(size);
                continue;
            }

            Fill(cuts, first, sizes);
            sizes.Clear();
            first = i + 1;
            CutLarge(cuts.Piece(i), size, rules, level + 1);
        }

        Fill(cuts, first, sizes);
    }

    private void CutLarge(TextSpan range, int size, IReadOnlyList<CutRule> rules, int level)
    {
        if (level < rules.Count)
        {
            Cut(range, rules, level);
        }
        else
        {
            Windows.Add(new SplitWindow(range, size, IsOversized: true));
        }
    }

    private void FillByNumber(CutList cuts)
    {
        for (var start = 0; ; start += options.Size - options.Overlap)
        {
            var end = Math.Min(cuts.PieceCount, start + options.Size);
            Windows.Add(new SplitWindow(cuts.Join(start, end), end - start, IsOversized: false));
            if (end == cuts.PieceCount)
            {
                break;
            }
        }
    }

    /// <summary>Fills windows with neighbouring pieces that each fit.</summary>
    private void Fill(CutList cuts, int first, List<int> sizes)
    {
        var covered = 0;
        for (var start = 0; covered < sizes.Count;)
        {
            var (end, size) = Reach(sizes, start);
            (end, size) = Shrink(cuts, first, start, end, size);
            if (end <= covered)
            {
                // What stands again leaves no room for anything new.
                start++;
                continue;
            }

            Windows.Add(new SplitWindow(cuts.Join(first + start, first + end), size, IsOversized: false));
            covered = end;
            start = OverlapStart(sizes, start, end);
        }
    }

    private (int End, int Size) Reach(List<int> sizes, int start)
    {
        var (end, size) = (start, 0);
        while (end < sizes.Count && size + sizes[end] <= room)
        {
            size += sizes[end++];
        }

        return (end, size);
    }

    /// <summary>Pieces can have more tokens together than apart: leaves out the last until all fit.</summary>
    private (int End, int Size) Shrink(CutList cuts, int first, int start, int end, int size)
    {
        while (end - start > 1 && (size = SizeOf(cuts.Join(first + start, first + end))) > room)
        {
            end--;
        }

        return (end, size);
    }

    private int OverlapStart(List<int> sizes, int start, int end)
    {
        var (next, size) = (end, 0);
        while (next > start + 1 && size + sizes[next - 1] <= options.Overlap)
        {
            size += sizes[--next];
        }

        return next;
    }

    private int SizeOf(TextSpan span) => span.Length > _mostCharacters ? int.MaxValue : _count(document.Text, span);
}
