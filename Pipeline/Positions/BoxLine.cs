namespace Search.Pipeline;

/// <summary>The words of one line of a page: which text they are, and where their edges are.</summary>
/// <remarks>
/// The edges between the first and the last are guessed from the widths of the characters and the gap before; what is
/// written is by how many steps the guess was wrong. Lengths are in half points.
/// </remarks>
internal ref struct BoxLine(
    ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> words, int left, int right, bool isEven, double scaleBefore)
{
    /// <summary>A point and a half: no edge comes back more than a point away.</summary>
    private const int Step = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<TextSpan> _words = words;
    private readonly double _scale = scaleBefore > 0
        ? scaleBefore
        : ScaleOf(WidthOf(text[words[0].Start..words[^1].End], isEven), right - left);
    private double _gap = -1;
    private double _width;
    private int _units;

    /// <summary>How wide the words came out, for each unit of the widths of their characters.</summary>
    public readonly double Scale => ScaleOf(_units, _width);

    /// <summary>Writes the edges of the words' boxes.</summary>
    public void Write(BitWriter bits, ReadOnlySpan<BoxMark> marks)
    {
        double edge = left;
        for (var i = 0; i < _words.Length; i++)
        {
            if (i > 0)
            {
                edge = Write(bits, GuessLeft(i, edge), marks[i].Box.Left * 2, isGap: true, edge);
            }

            if (i + 1 < _words.Length)
            {
                edge = Write(bits, GuessRight(i, edge), marks[i].Box.Right * 2, isGap: false, edge);
                _units += WidthOf(_text[_words[i].Start.._words[i].End], isEven);
            }
        }
    }

    /// <summary>Reads the edges of the words' boxes.</summary>
    public void Read(ref BitReader bits, PageBox line, List<BoxMark> marks)
    {
        double edge = left;
        for (var i = 0; i < _words.Length; i++)
        {
            if (i > 0)
            {
                edge = Move(GuessLeft(i, edge), bits.ReadSigned(), isGap: true, edge);
            }

            var start = edge;
            _units += i + 1 < _words.Length ? WidthOf(_text[_words[i].Start.._words[i].End], isEven) : 0;
            edge = i + 1 < _words.Length ? Move(GuessRight(i, edge), bits.ReadSigned(), isGap: false, edge) : right;
            marks.Add(new BoxMark(
                _words[i].Start, _words[i].Length,
                line with { Left = (float)(start / 2), Width = (float)((edge - start) / 2) }));
        }
    }

    private static double ScaleOf(int units, double width) => units > 0 ? width / units : 0;

    private static int WidthOf(ReadOnlySpan<char> text, bool isEven) =>
        isEven ? text.Length : CharacterWidths.Of(text);

    private double Write(BitWriter bits, double guess, double actual, bool isGap, double edge)
    {
        var steps = (int)Math.Clamp(Math.Round((actual - guess) / Step), -1_000_000, 1_000_000);
        bits.WriteSigned(steps);
        return Move(guess, steps, isGap, edge);
    }

    private double Move(double guess, int steps, bool isGap, double edge)
    {
        var moved = guess + ((double)steps * Step);
        _gap = isGap ? moved - edge : _gap;
        _width += isGap ? 0 : moved - edge;
        return moved;
    }

    // Words that are one piece of text, such as those of a script without spaces, have no gap.
    private readonly double GuessLeft(int word, double edge)
    {
        var between = WidthOf(_text[_words[word - 1].End.._words[word].Start], isEven);
        return edge + (_gap < 0 || between == 0 ? _scale * between : _gap);
    }

    private readonly double GuessRight(int word, double edge) =>
        edge + (_scale * WidthOf(_text[_words[word].Start.._words[word].End], isEven));
}
