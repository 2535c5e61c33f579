namespace Search.Pipeline;

/// <summary>The coded form of headings: of each path, what differs from the one before.</summary>
internal sealed class HeadingFormat(PositionCoder coder, StringCoder strings)
{
    private const int Deepest = 1000;

    private readonly NumberModel _count = new();
    private readonly NumberModel _shared = new();
    private readonly NumberModel _own = new();
    private BitModel _isShown;

    public HeadingMark[] Code(ReadOnlySpan<HeadingMark> headings, int textLength, ReadOnlySpan<char> text)
    {
        var count = coder.Number(_count, headings.Length);
        var made = new List<HeadingMark>(Math.Min(count, 1024));
        var starts = new StartCoder(coder, text, textLength);
        IReadOnlyList<string> before = [];
        for (var i = 0; i < count; i++)
        {
            var given = i < headings.Length ? headings[i] : new HeadingMark(0, []);
            var start = starts.Code(given.TextStart);
            before = CodePath(given.Path, before, text[Math.Min(start, text.Length)..]);
            made.Add(new HeadingMark(start, before));
        }

        return [.. made];
    }

    // The last title is likely to be the line of text that begins here.
    private List<string> CodePath(IReadOnlyList<string> path, IReadOnlyList<string> before, ReadOnlySpan<char> text)
    {
        var equal = before.Zip(path).TakeWhile(pair => pair.First == pair.Second).Count();
        var shared = coder.Number(_shared, equal);
        PositionCoder.Require(shared <= before.Count, "a heading shares more titles than there are");
        var own = coder.Number(_own, path.Count - equal);
        PositionCoder.Require(shared + (long)own <= Math.Max(Deepest, path.Count), "a heading lies too deep");
        var made = before.Take(shared).ToList();
        for (var i = 0; i < own; i++)
        {
            var title = equal + i < path.Count ? path[equal + i] : "";
            made.Add(i + 1 == own ? CodeTitle(title, LineOf(text)) : strings.Code(title));
        }

        return made;
    }

    private string CodeTitle(string title, string line) =>
        coder.Bit(ref _isShown, title == line) ? line : strings.Code(title);

    private static string LineOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).Trim().ToString();
    }
}
