namespace Search.Pipeline;

/// <summary>The coded form of the boxes of a map, a line of the page after the other.</summary>
/// <remarks>Lengths are rounded to half points. About half a byte a word when the text is at hand.</remarks>
internal sealed class BoxFormat(PositionCoder coder)
{
    private const float Largest = 500_000;

    private readonly BoxModels _models = new();
    private readonly List<BoxMark> _made = [];

    public BoxMark[] Code(ReadOnlySpan<BoxMark> boxes, ReadOnlySpan<char> text)
    {
        var lines = coder.Number(_models.Lines, CountLines(boxes));
        PositionCoder.Require(lines <= text.Length, "the boxes need the text that the map is about");
        var before = new Line(0, 0, new PageBox(1, 0, 0, 0, 0), 0);
        for (var (i, first) = (0, 0); i < lines; i++)
        {
            var end = EndOfLine(boxes, first);
            before = CodeLine(boxes[first..end], text, before);
            first = end;
        }

        return [.. _made];
    }

    private static int CountLines(ReadOnlySpan<BoxMark> boxes)
    {
        var lines = 0;
        for (var first = 0; first < boxes.Length; first = EndOfLine(boxes, first))
        {
            lines++;
        }

        return lines;
    }

    private static int EndOfLine(ReadOnlySpan<BoxMark> boxes, int first)
    {
        var end = Math.Min(first + 1, boxes.Length);
        while (end < boxes.Length && boxes[end - 1].Box.IsContinuedBy(boxes[end].Box))
        {
            end++;
        }

        return end;
    }

    private static TextSpan[] WordsOfLine(ReadOnlySpan<char> text, int start)
    {
        var words = new List<TextSpan>();
        var wordStart = start;
        for (var i = start; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            if (i > wordStart)
            {
                words.Add(new TextSpan(wordStart, i));
            }

            wordStart = i + 1;
            if (i < text.Length && text[i] == '\n')
            {
                break;
            }
        }

        return [.. words];
    }

    private static int Half(float length) => (int)MathF.Round(Math.Clamp(length, -Largest, Largest) * 2);

    private Line CodeLine(ReadOnlySpan<BoxMark> marks, ReadOnlySpan<char> text, Line before)
    {
        var given = marks.IsEmpty
            ? before
            : new Line(marks[^1].TextEnd, Half(marks[^1].Box.Right), marks[0].Box, before.Top);
        var page = (long)before.Box.Page + coder.Signed(_models.Page, given.Box.Page - before.Box.Page);
        var givenStart = marks.IsEmpty ? 0 : marks[0].TextStart;
        var start = before.TextEnd + 1L + coder.Signed(_models.Start, givenStart - before.TextEnd - 1);
        PositionCoder.Require(page is > 0 and <= int.MaxValue, $"{page} is no page");
        PositionCoder.Require(start >= before.TextEnd && start < text.Length, "a box lies outside the text");
        var words = CodeWords(marks, text, (int)start);
        var left = before.Left + (long)coder.Signed(_models.Left, given.Left - before.Left);
        var top = before.Top + (long)before.Pitch
            + coder.Signed(_models.Top, given.Top - before.Top - before.Pitch);
        var height = before.Height + (long)coder.Signed(_models.Height, given.Height - before.Height);
        var right = before.Right + (long)coder.Signed(_models.Right, given.Right - before.Right);
        PositionCoder.Require(
            Math.Max(Math.Abs(left), Math.Abs(top)) <= Largest * 2
                && Math.Max(Math.Abs(height), Math.Abs(right)) <= Largest * 4,
            "a box is too large");
        var box = new PageBox((int)page, left / 2f, top / 2f, 0, height / 2f);
        var line = new Line(words[^1].End, (int)right, box, before.Top);
        return line with { Scales = CodeEdges(marks, text, words, line, before) };
    }

    // Two bits say whether all characters are as wide as each other, and whether the line before tells how wide;
    // what takes the least room is right.
    private Scales CodeEdges(
        ReadOnlySpan<BoxMark> marks, ReadOnlySpan<char> text, TextSpan[] words, Line line, Line before)
    {
        var scales = before.ScalesFor(line.Height);
        var isEven = false;
        var isCarried = false;
        if (words.Length > 1)
        {
            var best = coder.IsWriting ? Best(marks, text, words, line, scales) : default;
            isEven = coder.Bit(ref _models.IsEven, best.IsEven);
            isCarried = coder.Bit(ref _models.IsCarried, best.IsCarried);
        }

        var edges = new BoxLine(text, words, line.Left, line.Right, isEven, scales.For(isEven, isCarried));
        edges.Code(coder, _models, marks, line.Box, _made);
        return words.Length == 1 ? scales
            : isEven ? scales with { Even = edges.Scale } : scales with { Uneven = edges.Scale };
    }

    private (bool IsEven, bool IsCarried) Best(
        ReadOnlySpan<BoxMark> marks, ReadOnlySpan<char> text, TextSpan[] words, Line line, Scales scales)
    {
        var best = (Bits: double.MaxValue, IsEven: false, IsCarried: false);
        foreach (var (isEven, isCarried) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var cost = new PositionCost();
            new BoxLine(text, words, line.Left, line.Right, isEven, scales.For(isEven, isCarried))
                .Code(cost, _models, marks, line.Box, made: null);
            best = cost.Bits < best.Bits ? (cost.Bits, isEven, isCarried) : best;
        }

        return (best.IsEven, best.IsCarried);
    }

    // One bit says that the words are those between white space, up to the end of the line of text.
    private TextSpan[] CodeWords(ReadOnlySpan<BoxMark> marks, ReadOnlySpan<char> text, int start)
    {
        var given = new TextSpan[marks.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = new TextSpan(marks[i].TextStart, marks[i].TextEnd);
        }

        var plain = WordsOfLine(text, start);
        if (coder.Bit(ref _models.IsPlain, plain.AsSpan().SequenceEqual(given)))
        {
            PositionCoder.Require(plain.Length > 0, "a line of boxes has no words");
            return plain;
        }

        var words = new List<TextSpan>();
        long end = start;
        var count = 1L + coder.Number(_models.Words, given.Length - 1);
        for (var i = 0; i < count; i++)
        {
            var word = i < given.Length ? given[i] : default;
            var from = end + coder.Number(_models.WordGap, word.Start - (int)end);
            end = from + coder.Number(_models.WordLength, word.Length);
            PositionCoder.Require(end <= text.Length, "a box lies outside the text");
            words.Add(new TextSpan((int)from, (int)end));
        }

        return [.. words];
    }

    private readonly record struct Line(int TextEnd, int Right, PageBox Box, int TopBefore)
    {
        /// <summary>The widths of the words so far.</summary>
        public Scales Scales { get; init; }

        public int Left => Half(Box.Left);

        public int Top => Half(Box.Top);

        public int Height => Half(Box.Height);

        /// <summary>How far the line lies below the one before; the next is likely to lie as far.</summary>
        public int Pitch => Math.Clamp(Top - TopBefore, 0, 100);

        /// <summary>What is known about the widths of words in a line of this height.</summary>
        public Scales ScalesFor(int height) => height == Height ? Scales : default;
    }

    /// <summary>How wide words were for each unit of the widths of their characters; 0 when not known.</summary>
    private readonly record struct Scales(double Even, double Uneven)
    {
        public double For(bool isEven, bool isCarried) => !isCarried ? 0 : isEven ? Even : Uneven;
    }
}
