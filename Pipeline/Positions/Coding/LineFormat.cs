namespace Search.Pipeline;

/// <summary>The coded form of the lines of a file; those that show in the copied text are known from it.</summary>
internal sealed class LineFormat(PositionCoder coder)
{
    private readonly NumberModel _first = new();
    private BitModel _hasLines;

    public FileLines? Code(FileLines? lines, ReadOnlySpan<SourceRun> runs, int textLength, ReadOnlySpan<char> text)
    {
        if (!coder.Bit(ref _hasLines, lines is not null))
        {
            return null;
        }

        var firstLine = coder.Number(_first, lines?.FirstLine ?? 0);
        var pairsBefore = coder.Number(_first, lines?.PairsBefore ?? 0);
        var origin = runs.IsEmpty ? 0 : runs[0].FileStart;
        var seen = text.IsEmpty ? (Starts: [], Pairs: []) : Seen(runs, textLength, text);
        var starts = new PlaceSet(coder).Code(lines?.Starts, seen.Starts, origin);
        PositionCoder.Require(starts.Length > 0, "the lines have no start");
        return new FileLines(
            starts, firstLine, new PlaceSet(coder).Code(lines?.Pairs, seen.Pairs, origin), pairsBefore);
    }

    /// <summary>The starts of lines and the surrogate pairs of the file that copied text shows.</summary>
    private static (List<int> Starts, List<int> Pairs) Seen(
        ReadOnlySpan<SourceRun> runs, int textLength, ReadOnlySpan<char> text)
    {
        var (starts, pairs) = (new List<int>(), new List<int>());
        for (var i = 0; i < runs.Length; i++)
        {
            var end = i + 1 < runs.Length ? runs[i + 1].TextStart : textLength;
            if (!runs[i].IsCopied)
            {
                continue;
            }

            var copied = text[runs[i].TextStart..end];
            var shift = runs[i].FileStart;
            for (var at = 0; at < copied.Length; at++)
            {
                if (copied[at] == '\n' || (copied[at] == '\r' && !copied[(at + 1)..].StartsWith("\n")))
                {
                    starts.Add(shift + at + 1);
                }
                else if (char.IsHighSurrogate(copied[at]))
                {
                    pairs.Add(shift + at);
                }
            }
        }

        return (starts, pairs);
    }
}
