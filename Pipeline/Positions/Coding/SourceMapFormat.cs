namespace Search.Pipeline;

/// <summary>The binary form of a source map: a version byte, then what the coders of its parts write.</summary>
/// <remarks>
/// What the text shows need not be written: line breaks, titles, where paragraphs begin. For the like of prose it takes
/// a few percent of the text.
/// </remarks>
internal static class SourceMapFormat
{
    private const byte Version = 4;

    private static readonly SourceMap Nothing = new(0, [], [], [], [], null, []);

    public static byte[] Write(SourceMap map, ReadOnlySpan<char> text)
    {
        var writer = new PositionWriter();
        Code(writer, map, text);
        return writer.ToArray(Version);
    }

    public static SourceMap Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> text)
    {
        PositionCoder.Require(!bytes.IsEmpty, "they are empty");
        if (bytes[0] != Version)
        {
            throw new InvalidDataException(
                $"The source map has format {bytes[0]}; this version reads format {Version}. Index its file again.");
        }

        return Code(new PositionReader(bytes[1..]), Nothing, text);
    }

    private static SourceMap Code(PositionCoder coder, SourceMap map, ReadOnlySpan<char> text)
    {
        var length = coder.Number(new NumberModel(), map.TextLength);
        var needsText = default(BitModel);
        if (coder.Bit(ref needsText, !text.IsEmpty))
        {
            PositionCoder.Require(
                text.Length == length, $"they need the text that they are about, of {length} characters");
        }
        else
        {
            text = default;
        }

        var strings = new StringCoder(coder, text[..Math.Min(text.Length, StringCoder.SampleLength)].ToString());
        var runs = new RunFormat(coder).Code(map.Runs, length, text);
        var headings = new HeadingFormat(coder, strings).Code(map.Headings, length, text);
        var pages = new PageFormat(coder).Code(map.Pages, length, text);
        var places = new PlaceFormat(coder, strings).Code(map.Places, length, text);
        var lines = new LineFormat(coder).Code(map.Lines, runs, length, text);
        var boxes = new BoxFormat(coder).Code(map.Boxes, text);
        return new SourceMap(length, runs, headings, pages, places, lines, boxes);
    }
}
