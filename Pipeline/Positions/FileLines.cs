namespace Search.Pipeline;

/// <summary>Where the lines of a file begin, and where its surrogate pairs stand.</summary>
/// <remarks>A slice keeps what it needs to number the lines and code points of its own range.</remarks>
internal sealed class FileLines(int[] starts, int firstLine, int[] pairs, int pairsBefore) : IEquatable<FileLines>
{
    /// <summary>The starts of the lines, in code units; the first may be the one that the slice begins in.</summary>
    public int[] Starts { get; } = starts;

    /// <summary>The number of the line at <c>Starts[0]</c>.</summary>
    public int FirstLine { get; } = firstLine;

    /// <summary>The places of surrogate pairs in the file.</summary>
    public int[] Pairs { get; } = pairs;

    /// <summary>How many pairs stand before the first of <see cref="Pairs"/>.</summary>
    public int PairsBefore { get; } = pairsBefore;

    public static FileLines Of(ReadOnlySpan<char> file) => new(StartsOf(file), 1, [.. PairsOf(file)], 0);

    public LinePosition PositionOf(int fileIndex)
    {
        var line = IndexAtOrBefore(Starts, fileIndex);
        return new LinePosition(FirstLine + line, fileIndex - Starts[line] + 1);
    }

    public int CodePointOf(int fileIndex) => fileIndex - PairsBefore - CountBefore(Pairs, fileIndex);

    public FileLines Slice(TextSpan file)
    {
        var firstStart = IndexAtOrBefore(Starts, file.Start);
        var lastStart = IndexAtOrBefore(Starts, file.End);
        var firstPair = CountBefore(Pairs, file.Start);
        var lastPair = CountBefore(Pairs, file.End);
        return new FileLines(
            Starts[firstStart..(lastStart + 1)], FirstLine + firstStart, Pairs[firstPair..lastPair], PairsBefore +
                firstPair);
    }

    /// <summary>The lines of two parts of a file; null when the second does not stand behind the first.</summary>
    /// <remarks>
    /// What lies between the parts is not known, but the numbers on both sides say how many lines and pairs it has;
    /// they are put right before the second part.
    /// </remarks>
    public static FileLines? Join(FileLines? first, SourceRun[] firstRuns, FileLines? second, SourceRun[] secondRuns)
    {
        if (first is null || second is null || firstRuns.Length == 0 || secondRuns.Length == 0)
        {
            return first ?? second;
        }

        var start = secondRuns.Min(run => run.FileStart);
        var missingLines = second.FirstLine - first.FirstLine - first.Starts.Length;
        var missingPairs = second.PairsBefore - first.PairsBefore - first.Pairs.Length;
        if (start < firstRuns.Max(run => run.FileEnd) || missingPairs < 0 || missingLines < -1)
        {
            return null;
        }

        return new FileLines(
            [
                .. first.Starts, .. Before(second.Starts[0], missingLines, 1), .. second.Starts.Skip(-missingLines),
            ],
            first.FirstLine,
            [.. first.Pairs, .. Before(start, missingPairs, 2), .. second.Pairs],
            first.PairsBefore);
    }

    public bool Equals(FileLines? other) => other is not null
        && FirstLine == other.FirstLine && PairsBefore == other.PairsBefore
        && Starts.AsSpan().SequenceEqual(other.Starts) && Pairs.AsSpan().SequenceEqual(other.Pairs);

    public override bool Equals(object? obj) => Equals(obj as FileLines);

    public override int GetHashCode() => HashCode.Combine(FirstLine, PairsBefore, Starts.Length, Pairs.Length);

    private static IEnumerable<int> Before(int end, int count, int length) =>
        Enumerable.Range(0, Math.Max(0, count)).Select(i => end - (length * (count - i)));

    private static int[] StartsOf(ReadOnlySpan<char> file)
    {
        // At least as many as there are lines: a carriage return alone ends one, too, and with a line feed only both.
        var starts = new int[1 + file.Count('\n') + file.Count('\r')];
        var (count, start) = (1, 0);
        for (var next = file.IndexOfAny('\r', '\n'); next >= 0; next = file[start..].IndexOfAny('\r', '\n'))
        {
            start += next;
            start += file[start..].StartsWith("\r\n") ? 2 : 1;
            starts[count++] = start;
        }

        return count == starts.Length ? starts : starts[..count];
    }

    private static List<int> PairsOf(ReadOnlySpan<char> file)
    {
        var pairs = new List<int>();
        var start = 0;
        for (var next = NextHigh(file); next >= 0; next = NextHigh(file[start..]))
        {
            start += next;
            if (start + 1 < file.Length && char.IsLowSurrogate(file[start + 1]))
            {
                pairs.Add(start);
            }

            start++;
        }

        return pairs;
    }

    private static int NextHigh(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDBFF');

    private static int IndexAtOrBefore(int[] sorted, int value)
    {
        var found = Array.BinarySearch(sorted, value);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    private static int CountBefore(int[] sorted, int value)
    {
        var found = Array.BinarySearch(sorted, value);
        return found >= 0 ? found : ~found;
    }
}
