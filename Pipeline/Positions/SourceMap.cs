namespace Search.Pipeline;

/// <summary>The way from ranges of a text to places in the file that the text was made of.</summary>
/// <remarks>
/// Immutable and thread-safe. Finding a place costs the logarithm of the number of runs; a run is a stretch of text
/// copied from the file without a gap. Converters make maps with <see cref="SourceMapBuilder"/>. Maps are equal when
/// they lead from the same ranges to the same places.
/// </remarks>
public sealed class SourceMap : IEquatable<SourceMap>
{
    private readonly SourceRun[] _runs;
    private readonly HeadingMark[] _headings;
    private readonly PageMark[] _pages;
    private readonly PlaceMark[] _places;
    private readonly FileLines? _lines;
    private readonly BoxMark[] _boxes;

    internal SourceMap(
        int textLength, SourceRun[] runs, HeadingMark[] headings, PageMark[] pages, PlaceMark[] places,
        FileLines? lines, BoxMark[] boxes)
    {
        TextLength = textLength;
        _runs = runs;
        _headings = headings;
        _pages = pages;
        _places = places;
        _lines = lines;
        _boxes = boxes;
    }

    /// <summary>The length of the text that the map is about, in UTF-16 code units.</summary>
    public int TextLength { get; }

    internal ReadOnlySpan<SourceRun> Runs => _runs;

    internal ReadOnlySpan<HeadingMark> Headings => _headings;

    internal ReadOnlySpan<PageMark> Pages => _pages;

    internal ReadOnlySpan<PlaceMark> Places => _places;

    internal FileLines? Lines => _lines;

    internal ReadOnlySpan<BoxMark> Boxes => _boxes;

    /// <summary>The map of a text that is the file itself, unchanged.</summary>
    public static SourceMap Identity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new SourceMapBuilder(text);
        builder.Copy(0, text.Length);
        return builder.Build();
    }

    /// <summary>Reads a map that <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The map's binary form.</param>
    /// <param name="text">The text that the map is about; needed when the map was written with it.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes are no map, one of another format, or one of a text of another length.
    /// </exception>
    public static SourceMap FromBytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> text = default) =>
        SourceMapFormat.Read(bytes, text);

    /// <summary>Writes the map in a compact binary form: for prose, a few percent of the text's size.</summary>
    /// <remarks>
    /// What the text shows is not written again, so give the text where it will be at hand when the map is read.
    /// Boxes take about a tenth of the text's size. Their lengths are rounded: edges come back within a point.
    /// </remarks>
    /// <param name="text">The text that the map is about; needed when the map has boxes.</param>
    /// <exception cref="ArgumentException">
    /// The text is not as long as the map's own, or is missing and the map has boxes.
    /// </exception>
    public byte[] ToBytes(ReadOnlySpan<char> text = default)
    {
        if (text.Length != TextLength && (_boxes.Length > 0 || !text.IsEmpty))
        {
            throw new ArgumentException(
                $"The map is written with its text of {TextLength} characters, not with {text.Length}.",
                nameof(text));
        }

        return SourceMapFormat.Write(this, text);
    }

    /// <summary>Finds where a range of the text stands in the file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public SourceLocation Locate(TextSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, TextLength);
        var file = FileSpanOf(span);
        var last = Math.Max(span.Start, span.End - 1);
        return new SourceLocation
        {
            FileSpan = file,
            FileCodePoints = file is { } range && _lines is not null
                ? new TextSpan(_lines.CodePointOf(range.Start), _lines.CodePointOf(range.End))
                : null,
            Start = file is { } from ? _lines?.PositionOf(from.Start) : null,
            End = file is { } to ? _lines?.PositionOf(to.End) : null,
            FirstPage = Marks.At<PageMark>(_pages, span.Start)?.Number,
            LastPage = Marks.At<PageMark>(_pages, last)?.Number,
            FirstPlace = Marks.At<PlaceMark>(_places, span.Start)?.Place,
            LastPlace = Marks.At<PlaceMark>(_places, last)?.Place,
            Boxes = BoxMark.LinesOf(_boxes, span),
            HeadingPath = Marks.At<HeadingMark>(_headings, span.Start)?.Path ?? [],
        };
    }

    /// <summary>Where the headings of the text begin, in order, down to a depth.</summary>
    /// <param name="deepest">The longest heading path that counts, from 1; by default all do.</param>
    public IReadOnlyList<int> FindHeadings(int deepest = int.MaxValue) =>
        [.. _headings.Where(mark => mark.Path.Count <= deepest).Select(mark => mark.TextStart)];

    /// <summary>Where the pages of the text begin, in order; empty when the format has none.</summary>
    public IReadOnlyList<int> FindPages() => Array.ConvertAll(_pages, mark => mark.TextStart);

    /// <summary>The map of a slice of the text, with positions that begin at the slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public SourceMap Slice(TextSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, TextLength);
        var runs = SliceRuns(span);
        return new SourceMap(
            span.Length,
            runs,
            Marks.Slice(_headings, span),
            Marks.Slice(_pages, span),
            Marks.Slice(_places, span),
            runs.Length == 0 ? null : _lines?.Slice(Extent(runs)),
            BoxMark.Slice(_boxes, span));
    }

    /// <summary>The map of this text with the next part of the same document right behind it.</summary>
    /// <param name="next">The map of that part.</param>
    /// <remarks>
    /// Joining the slices of a map gives back what the slices know of it: lines and code points are numbered as in the
    /// file, unless a later part stands earlier in the file.
    /// </remarks>
    public SourceMap Append(SourceMap next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (TextLength == 0 || next.TextLength == 0)
        {
            return TextLength == 0 ? next : this;
        }

        SourceRun[] runs =
            [.. _runs, .. next._runs.Select(run => run with { TextStart = run.TextStart + TextLength })];
        return new SourceMap(
            TextLength + next.TextLength,
            runs,
            Marks.Append(_headings, next._headings, TextLength, (x, y) => x.Path.SequenceEqual(y.Path)),
            Marks.Append(_pages, next._pages, TextLength, (x, y) => x.Number == y.Number),
            Marks.Append(_places, next._places, TextLength, (x, y) => x.Place.Equals(y.Place)),
            FileLines.Join(_lines, _runs, next._lines, next._runs),
            [.. _boxes, .. next._boxes.Select(box => box with { TextStart = box.TextStart + TextLength })]);
    }

    /// <inheritdoc/>
    public bool Equals(SourceMap? other) => other is not null
        && (ReferenceEquals(this, other)
            || (TextLength == other.TextLength && Runs.SequenceEqual(other.Runs)
                && Headings.SequenceEqual(other.Headings) && Pages.SequenceEqual(other.Pages)
                && Places.SequenceEqual(other.Places) && Boxes.SequenceEqual(other.Boxes)
                && Equals(_lines, other._lines)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SourceMap);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        TextLength, _runs.Length, _headings.Length, _pages.Length, _places.Length, _boxes.Length,
        _runs.Length == 0 ? 0 : _runs[0].FileStart);

    internal SourceRun[] SliceRuns(TextSpan span)
    {
        if (span.IsEmpty || _runs.Length == 0)
        {
            return [];
        }

        var first = RunAt(span.Start);
        var runs = _runs[first..(RunAt(span.End - 1) + 1)];
        for (var i = 0; i < runs.Length; i++)
        {
            var run = runs[i];
            var start = Math.Max(run.TextStart, span.Start);
            var end = Math.Min(EndOf(first + i), span.End);
            runs[i] = run.IsCopied
                ? new SourceRun(start - span.Start, run.StartOf(start), end - start, true)
                : run with { TextStart = start - span.Start };
        }

        return runs;
    }

    internal TextSpan? FileSpanOf(TextSpan span)
    {
        if (_runs.Length == 0)
        {
            return null;
        }

        if (span.IsEmpty)
        {
            var at = span.Start == TextLength
                ? _runs[^1].EndOf(TextLength)
                : _runs[RunAt(span.Start)].StartOf(span.Start);
            return new TextSpan(at, at);
        }

        var start = _runs[RunAt(span.Start)].StartOf(span.Start);
        var end = _runs[RunAt(span.End - 1)].EndOf(span.End);
        return new TextSpan(Math.Min(start, end), Math.Max(start, end));
    }

    private static TextSpan Extent(SourceRun[] runs)
    {
        var (start, end) = (int.MaxValue, 0);
        foreach (var run in runs)
        {
            start = Math.Min(start, run.FileStart);
            end = Math.Max(end, run.FileEnd);
        }

        return new TextSpan(start, end);
    }

    private int EndOf(int run) => run + 1 < _runs.Length ? _runs[run + 1].TextStart : TextLength;

    private int RunAt(int textIndex)
    {
        var (low, high) = (0, _runs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_runs[middle].TextStart <= textIndex)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
