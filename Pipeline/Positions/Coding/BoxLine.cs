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
    private int _gapSteps;
    private int _widthSteps;

    /// <summary>How wide the words came out, for each unit of the widths of their characters.</summary>
    public readonly double Scale => ScaleOf(_units, _width);

    /// <summary>Codes the edges of the words' boxes.</summary>
    /// <param name="coder">Writes or reads.</param>
    /// <param name="models">What is learnt of boxes.</param>
    /// <param name="given">The boxes to write; none when reading.</param>
    /// <param name="line">The box of the first word, for the page, the top and the height.</param>
    /// <param name="made">Takes the boxes as a reader gets them.</param>
    public void Code(
        PositionCoder coder, BoxModels models, ReadOnlySpan<BoxMark> given, PageBox line, List<BoxMark>? made)
    {
        double edge = left;
        for (var i = 0; i < _words.Length; i++)
        {
            var box = i < given.Length ? given[i].Box : default;
            if (i > 0)
            {
                edge = CodeGap(coder, models, GuessLeft(i, edge), box.Left * 2, edge);
            }

            var start = edge;
            edge = i + 1 == _words.Length ? right : CodeWidth(coder, models, i, box.Right * 2, edge);
            made?.Add(new BoxMark(
                _words[i].Start, _words[i].Length,
                line with { Left = (float)(start / 2), Width = (float)((edge - start) / 2) }));
        }
    }

    private static double ScaleOf(int units, double width) => units > 0 ? width / units : 0;

    private static int WidthOf(ReadOnlySpan<char> text, bool isEven) =>
        isEven ? text.Length : CharacterWidths.Of(text);

    private static int StepsTo(double guess, double actual) =>
        (int)Math.Clamp(Math.Round((actual - guess) / Step), -1_000_000, 1_000_000);

    private double CodeGap(PositionCoder coder, BoxModels models, double guess, double actual, double edge)
    {
        _gapSteps = coder.Signed(models.Steps(isGap: true, _gapSteps), StepsTo(guess, actual));
        var moved = guess + ((double)_gapSteps * Step);
        _gap = moved - edge;
        return moved;
    }

    private double CodeWidth(PositionCoder coder, BoxModels models, int word, double actual, double edge)
    {
        var units = WidthOf(_text[_words[word].Start.._words[word].End], isEven);
        var guess = edge + (_scale * units);
        _widthSteps = coder.Signed(models.Steps(isGap: false, _widthSteps), StepsTo(guess, actual));
        var moved = guess + ((double)_widthSteps * Step);
        _width += moved - edge;
        _units += units;
        return moved;
    }

    // Words that are one piece of text, such as those of a script without spaces, have no gap.
    private readonly double GuessLeft(int word, double edge)
    {
        var between = WidthOf(_text[_words[word - 1].End.._words[word].Start], isEven);
        return edge + (_gap < 0 || between == 0 ? _scale * between : _gap);
    }
}
