namespace Search.Pipeline;

/// <summary>The coded form of runs: what was left out before each, how long it is, and what it stands for.</summary>
internal sealed class RunFormat(PositionCoder coder)
{
    private const int Kinds = 8;
    private const int Gaps = 4;
    private const int ShortRun = 16;

    private readonly NumberModel _count = new();
    private readonly NumberModel _first = new();
    private readonly BitModel[] _isCopied = new BitModel[Kinds * 2];
    private readonly NumberModel[] _gaps = Models(Gaps * 4);
    private readonly NumberModel[] _lengths = Models(4);
    private readonly NumberModel[] _origins = Models(Kinds);

    public SourceRun[] Code(ReadOnlySpan<SourceRun> runs, int textLength, ReadOnlySpan<char> text)
    {
        var count = coder.Number(_count, runs.Length);
        PositionCoder.Require(count <= textLength, $"{count} runs do not fit in {textLength} characters");
        var made = new List<SourceRun>(Math.Min(count, 1024));
        var (start, gap) = (0, 0);
        var before = new SourceRun(0, 0, 0, IsCopied: false);
        for (var i = 0; i < count; i++)
        {
            var run = i < runs.Length ? runs[i] : default;
            var end = i + 1 < runs.Length ? runs[i + 1].TextStart : textLength;
            var kind = start < text.Length ? KindOf(text[start]) : 0;
            var isCopied = coder.Bit(ref _isCopied[(kind * 2) + (before.IsCopied ? 1 : 0)], run.IsCopied);
            var gaps = i == 0 ? _first : _gaps[(Math.Clamp(gap, 0, Gaps - 1) * 4) + Pair(isCopied, before.IsCopied)];
            gap = coder.Signed(gaps, run.FileStart - before.FileEnd);
            var length = CodeLength(end - start, isCopied, start - before.TextStart < ShortRun, textLength - start);
            var fileLength = isCopied ? length : coder.Number(_origins[kind], run.FileLength);
            var fileStart = (long)before.FileEnd + gap;
            PositionCoder.Require(
                fileStart >= 0 && fileStart + fileLength <= int.MaxValue, "a run lies outside the file");
            before = new SourceRun(start, (int)fileStart, fileLength, isCopied);
            made.Add(before);
            start += length;
        }

        PositionCoder.Require(count == 0 || start == textLength, "the runs do not cover the text");
        return [.. made];
    }

    private static NumberModel[] Models(int count)
    {
        var models = new NumberModel[count];
        for (var i = 0; i < count; i++)
        {
            models[i] = new NumberModel();
        }

        return models;
    }

    private static int Pair(bool one, bool other) => (one ? 1 : 0) + (other ? 2 : 0);

    // What formats of text write otherwise than it is read.
    private static int KindOf(char first) => first switch
    {
        '\n' or '\r' => 1,
        ' ' => 2,
        '"' or '\'' => 3,
        '<' or '>' => 4,
        '&' => 5,
        '\\' or '{' or '}' => 6,
        > '~' => 7,
        _ => 0,
    };

    private int CodeLength(int given, bool isCopied, bool isAfterShort, int left)
    {
        var length = 1L + coder.Number(_lengths[Pair(isCopied, isAfterShort)], given - 1);
        PositionCoder.Require(length <= left, "a run lies outside the text");
        return (int)length;
    }
}
