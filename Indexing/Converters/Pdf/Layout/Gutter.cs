namespace Search.Indexing;

/// <summary>A vertical line that parts a region of a page into columns, in the bands in which it does.</summary>
/// <remarks>
/// Segments that cross the line, such as a heading over both columns, end a band. A band is taken for columns when both
/// sides look like prose: cells of a table are short and stand on the same base lines on both sides.
/// </remarks>
internal sealed class Gutter
{
    private const int MostCandidates = 48;
    private const double CandidateStep = 3;
    private const int FewestSegments = 6;
    private const double SmallestGap = 0.6;

    private Gutter(List<Band> bands)
    {
        Bands = bands;
        Score = bands.Where(band => band.IsColumns).Sum(band => band.Left.Count + band.Right.Count);
    }

    /// <summary>The bands from top to bottom.</summary>
    public IReadOnlyList<Band> Bands { get; }

    private int Score { get; }

    /// <summary>The line that parts most of the region's segments; null when the region is one column.</summary>
    /// <param name="segments">The region, from top to bottom.</param>
    public static Gutter? Find(IReadOnlyList<PageSegment> segments)
    {
        Gutter? best = null;
        if (segments.Count < FewestSegments)
        {
            return best;
        }

        foreach (var x in Candidates(segments))
        {
            var gutter = new Gutter(BandsAt(segments, x));
            if (gutter.Score >= FewestSegments && gutter.Score > (best?.Score ?? 0))
            {
                best = gutter;
            }
        }

        return best;
    }

    // A column begins where several segments begin.
    private static IEnumerable<double> Candidates(IReadOnlyList<PageSegment> segments) => segments
        .GroupBy(segment => Math.Round(segment.Left / CandidateStep))
        .Select(group => (Left: group.Min(segment => segment.Left), Count: group.Count()))
        .Where(group => group.Count > 1)
        .OrderByDescending(group => group.Count)
        .Take(MostCandidates)
        .Select(group => group.Left)
        .Order();

    private static List<Band> BandsAt(IReadOnlyList<PageSegment> segments, double x)
    {
        var bands = new List<Band>();
        var band = new Band();
        foreach (var segment in segments)
        {
            if (segment.Left >= x - CandidateStep)
            {
                band.Right.Add(segment);
            }
            else if (segment.Right <= x)
            {
                band.Left.Add(segment);
            }
            else
            {
                if (band.Count > 0)
                {
                    bands.Add(band);
                }

                bands.Add(new Band { Crossing = segment });
                band = new Band();
            }
        }

        if (band.Count > 0)
        {
            bands.Add(band);
        }

        return bands;
    }

    /// <summary>Segments left and right of the line, or one that crosses it.</summary>
    internal sealed class Band
    {
        private bool? _isColumns;

        public List<PageSegment> Left { get; } = [];

        public List<PageSegment> Right { get; } = [];

        public PageSegment? Crossing { get; init; }

        public int Count => Left.Count + Right.Count;

        public bool IsColumns => _isColumns ??= Decide();

        public IEnumerable<PageSegment> Segments => Crossing is null ? Left.Concat(Right) : [Crossing];

        private bool Decide()
        {
            if (Left.Count < 2 || Right.Count < 2)
            {
                return false;
            }

            var size = Left.Concat(Right).Max(segment => segment.Size);
            var gap = Right.Min(segment => segment.Left) - Left.Max(segment => segment.Right);
            var top = Math.Min(Left.Max(segment => segment.Baseline), Right.Max(segment => segment.Baseline));
            var bottom = Math.Max(Left.Min(segment => segment.Baseline), Right.Min(segment => segment.Baseline));
            var fewestWords = IsOnTheSameLines(size) ? 4 : 2;
            return gap >= SmallestGap * size && top - bottom >= size
                && WordsPerLine(Left) >= fewestWords && WordsPerLine(Right) >= fewestWords;
        }

        private bool IsOnTheSameLines(double size)
        {
            var lines = Right.Select(segment => Math.Round(segment.Baseline)).ToHashSet();
            var shared = Left.Count(segment => Enumerable.Range(-1, 3)
                .Any(shift => lines.Contains(Math.Round(segment.Baseline) + shift)));
            return size > 3 && shared > 0.7 * Math.Min(Left.Count, Right.Count);
        }

        // A side may have cells and columns of its own: its lines are what counts.
        private static double WordsPerLine(List<PageSegment> side)
        {
            var lines = side.Select(segment => Math.Round(segment.Baseline)).Distinct().Count();
            return (double)side.Sum(segment => segment.Words.Count) / Math.Max(lines, 1);
        }
    }
}
