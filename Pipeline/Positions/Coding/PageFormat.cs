namespace Search.Pipeline;

/// <summary>The coded form of the pages that the text stands on.</summary>
internal sealed class PageFormat(PositionCoder coder)
{
    private readonly NumberModel _count = new();
    private readonly NumberModel _first = new();
    private readonly NumberModel _next = new();

    public PageMark[] Code(ReadOnlySpan<PageMark> pages, int textLength, ReadOnlySpan<char> text)
    {
        var count = coder.Number(_count, pages.Length);
        var made = new List<PageMark>(Math.Min(count, 1024));
        var starts = new StartCoder(coder, text, textLength);
        var before = 0;
        for (var i = 0; i < count; i++)
        {
            var given = i < pages.Length ? pages[i] : default;
            var start = starts.Code(given.TextStart);
            var number = (long)before + coder.Number(i == 0 ? _first : _next, given.Number - before);
            PositionCoder.Require(number <= int.MaxValue, $"{number} is no page");
            before = (int)number;
            made.Add(new PageMark(start, before));
        }

        return [.. made];
    }
}
