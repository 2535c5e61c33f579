using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts a range of a document into windows no larger than asked, by ever finer rules.</summary>
/// <remarks>
/// The windows tile the range, overlaps aside, because every piece between two cuts goes into one. A piece that is too
/// large for a window is cut by the next rule; what the last rule does not cut is a window that is marked.
/// </remarks>
internal sealed class WindowFinder(SplitOptions options, IReadOnlyList<CutRule> rules)
{
    private readonly int _room = options.Size - options.Measure.Reserved;
    private readonly int _threshold = options.Threshold;

    /// <summary>Cuts by the first rule, and fills windows with the pieces.</summary>
    public List<SplitWindow> Cut(Document document, TextSpan range, CancellationToken cancellationToken)
    {
        var pass = new WindowPass(document, options, _room, cancellationToken);
        if (!range.IsEmpty)
        {
            pass.Cut(range, rules, 0);
        }

        return Join(pass.Windows);
    }

    /// <summary>The same, but leaves a range whole that fits.</summary>
    public List<SplitWindow> Fit(Document document, TextSpan range, CancellationToken cancellationToken)
    {
        var pass = new WindowPass(document, options, _room, cancellationToken);
        if (!range.IsEmpty)
        {
            pass.Fit(range, rules, 0);
        }

        return Join(pass.Windows);
    }

    /// <summary>Joins windows that are too small to the ones before them.</summary>
    private List<SplitWindow> Join(List<SplitWindow> windows)
    {
        if (_threshold == 0)
        {
            return windows;
        }

        var joined = new List<SplitWindow>(windows.Count);
        foreach (var window in windows)
        {
            if (joined.Count > 0 && window.Size < _threshold)
            {
                var before = joined[^1];
                var size = before.Size + window.Size;
                joined[^1] = new SplitWindow(
                    new TextSpan(before.Span.Start, window.Span.End), size, before.IsOversized || size > _room);
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }
}
