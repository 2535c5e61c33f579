namespace Search.Pipeline;

/// <summary>The binary form of the boxes of a map: bits, a line of the page after the other.</summary>
/// <remarks>Lengths are rounded to half points. About half a byte a word when the text is at hand.</remarks>
internal static class BoxFormat
{
    private const int LengthOrder = 4;
    private const float Largest = 500_000;

    public static void Write(CompactWriter writer, ReadOnlySpan<BoxMark> boxes, ReadOnlySpan<char> text)
    {
        if (boxes.IsEmpty)
        {
            writer.WriteCount(0);
            return;
        }

        var bits = new BitWriter();
        var before = new Line(0, 0, new PageBox(1, 0, 0, 0, 0), 0);
        var lines = 0;
        for (var first = 0; first < boxes.Length; lines++)
        {
            var end = EndOfLine(boxes, first);
            before = WriteLine(bits, text, boxes[first..end], before);
            first = end;
        }

        var bytes = bits.ToArray();
        writer.WriteCount(lines);
        writer.WriteBytes(bytes);
    }

    public static BoxMark[] Read(ref CompactReader reader, int textLength, ReadOnlySpan<char> text)
    {
        var lines = reader.ReadCount();
        if (lines == 0)
        {
            return [];
        }

        CompactReader.Require(text.Length == textLength, "its boxes need the text that the map is about");
        var bytes = reader.ReadBytes();
        CompactReader.Require(lines <= bytes.Length * 8L, $"{lines} lines do not fit in {bytes.Length} bytes");
        var bits = new BitReader(bytes);
        var marks = new List<BoxMark>();
        var before = new Line(0, 0, new PageBox(1, 0, 0, 0, 0), 0);
        for (var i = 0; i < lines; i++)
        {
            before = ReadLine(ref bits, text, before, marks);
        }

        return [.. marks];
    }

    private static int EndOfLine(ReadOnlySpan<BoxMark> boxes, int first)
    {
        var end = first + 1;
        while (end < boxes.Length && boxes[end - 1].Box.IsContinuedBy(boxes[end].Box))
        {
            end++;
        }

        return end;
    }

    private static Line WriteLine(BitWriter bits, ReadOnlySpan<char> text, ReadOnlySpan<BoxMark> marks, Line before)
    {
        var line = new Line(marks[^1].TextEnd, Half(marks[^1].Box.Right), marks[0].Box, before.Top);
        bits.WriteSigned(marks[0].Box.Page - before.Box.Page);
        bits.WriteSigned(marks[0].TextStart - before.TextEnd - 1);
        var words = new TextSpan[marks.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = new TextSpan(marks[i].TextStart, marks[i].TextEnd);
        }

        WriteWords(bits, text, words);
        bits.WriteSigned(line.Left - before.Left, LengthOrder - 3);
        bits.WriteSigned(line.Top - before.Top - before.Pitch, 1);
        bits.WriteSigned(line.Height - before.Height);
        bits.WriteSigned(line.Right - before.Right, LengthOrder);
        return line with { Scales = WriteEdges(bits, text, words, marks, line, before) };
    }

    // Two bits say whether all characters are as wide as each other, and whether the line before tells how wide;
    // what takes the least room is right.
    private static Scales WriteEdges(
        BitWriter bits, ReadOnlySpan<char> text, TextSpan[] words, ReadOnlySpan<BoxMark> marks, Line line, Line before)
    {
        if (words.Length == 1)
        {
            return before.ScalesFor(line.Height);
        }

        var scales = before.ScalesFor(line.Height);
        var best = (Bits: int.MaxValue, IsEven: false, IsCarried: false);
        foreach (var (isEven, isCarried) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var trial = new BitWriter();
            new BoxLine(text, words, line.Left, line.Right, isEven, scales.For(isEven, isCarried)).Write(trial, marks);
            best = trial.BitCount < best.Bits ? (trial.BitCount, isEven, isCarried) : best;
        }

        bits.WriteBit(best.IsEven);
        bits.WriteBit(best.IsCarried);
        var edges = new BoxLine(
            text, words, line.Left, line.Right, best.IsEven, scales.For(best.IsEven, best.IsCarried));
        edges.Write(bits, marks);
        return best.IsEven ? scales with { Even = edges.Scale } : scales with { Uneven = edges.Scale };
    }

    private static Line ReadLine(ref BitReader bits, ReadOnlySpan<char> text, Line before, List<BoxMark> marks)
    {
        var page = (long)before.Box.Page + bits.ReadSigned();
        var start = (long)before.TextEnd + 1 + bits.ReadSigned();
        CompactReader.Require(page is > 0 and <= int.MaxValue, $"{page} is no page");
        CompactReader.Require(start >= before.TextEnd && start < text.Length, "a box lies outside the text");
        var words = ReadWords(ref bits, text, (int)start);
        var left = before.Left + (long)bits.ReadSigned(LengthOrder - 3);
        var top = before.Top + (long)before.Pitch + bits.ReadSigned(1);
        var height = before.Height + (long)bits.ReadSigned();
        var right = before.Right + (long)bits.ReadSigned(LengthOrder);
        CompactReader.Require(
            Math.Max(Math.Abs(left), Math.Abs(top)) <= Largest * 2
                && Math.Max(Math.Abs(height), Math.Abs(right)) <= Largest * 4,
            "a box is too large");
        var box = new PageBox((int)page, left / 2f, top / 2f, 0, height / 2f);
        var isEven = words.Length > 1 && bits.ReadBit();
        var isCarried = words.Length > 1 && bits.ReadBit();
        var scales = before.ScalesFor((int)height);
        var edges = new BoxLine(text, words, (int)left, (int)right, isEven, scales.For(isEven, isCarried));
        edges.Read(ref bits, box, marks);
        scales = words.Length == 1 ? scales
            : isEven ? scales with { Even = edges.Scale } : scales with { Uneven = edges.Scale };
        return new Line(words[^1].End, (int)right, box, before.Top) { Scales = scales };
    }

    // One bit says that the words are those between white space, up to the end of the line of text.
    private static void WriteWords(BitWriter bits, ReadOnlySpan<char> text, TextSpan[] words)
    {
        var isPlain = WordsOfLine(text, words[0].Start).AsSpan().SequenceEqual(words);
        bits.WriteBit(isPlain);
        if (isPlain)
        {
            return;
        }

        bits.WriteUnsigned((uint)words.Length - 1, 2);
        var end = words[0].Start;
        foreach (var word in words)
        {
            bits.WriteUnsigned((uint)(word.Start - end));
            bits.WriteUnsigned((uint)word.Length, 2);
            end = word.End;
        }
    }

    private static TextSpan[] ReadWords(ref BitReader bits, ReadOnlySpan<char> text, int start)
    {
        if (bits.ReadBit())
        {
            var plain = WordsOfLine(text, start);
            CompactReader.Require(plain.Length > 0, "a line of boxes has no words");
            return plain;
        }

        var words = new List<TextSpan>();
        long end = start;
        for (var left = 1L + bits.ReadUnsigned(2); left > 0; left--)
        {
            var from = end + bits.ReadUnsigned();
            end = from + bits.ReadUnsigned(2);
            CompactReader.Require(end <= text.Length, "a box lies outside the text");
            words.Add(new TextSpan((int)from, (int)end));
        }

        return [.. words];
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
