using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A line of a text.</summary>
/// <param name="Span">The line without its end.</param>
/// <param name="EndLength">The length of its end: 0 for the last line, else 1 or 2.</param>
internal readonly record struct TextLine(TextSpan Span, int EndLength)
{
    /// <summary>The line with its end.</summary>
    public TextSpan WithEnd => new(Span.Start, Span.End + EndLength);

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Span.Start, Span.Length);

    /// <summary>
    /// Whether the line has nothing but white space; a form feed is a page's end, and no white space.
    /// </summary>
    public bool IsBlank(string text) => Of(text).IsWhiteSpace() && !Of(text).Contains('\f');
}
