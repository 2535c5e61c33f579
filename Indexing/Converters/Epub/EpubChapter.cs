using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the text of one chapter of a book, which is a web page.</summary>
internal static partial class EpubChapter
{
    /// <summary>Writes a chapter.</summary>
    /// <param name="html">The decoded page.</param>
    /// <param name="part">The entry that holds it.</param>
    /// <param name="text">Gets the text.</param>
    /// <param name="options">What of the page is text.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void Write(
        string html, string part, PlacedText text, HtmlOptions options, CancellationToken cancellationToken)
    {
        // To a reader of HTML, the empty elements of XML would never end; line breaks of all kinds become one.
        var source = EmptyElement().Replace(html.ReplaceLineEndings("\n"), "<${name}${rest}></${name}>");
        var mapped = new MappedText(source);
        new HtmlText(mapped, new HtmlMetadata(), options).Write(source, offset: 0, cancellationToken);
        var (content, map) = mapped.Build();
        text.BreakParagraph();
        text.Place(new SourcePlace { Part = part });
        WriteBetweenHeadings(content, map, text);
        text.BreakParagraph();
    }

    // The page's own map knows the headings; each of them begins a line.
    private static void WriteBetweenHeadings(string content, SourceMap map, PlacedText text)
    {
        IReadOnlyList<string> path = [];
        var written = 0;
        for (var line = 0; line < content.Length; line = NextLine(content, line))
        {
            var here = map.Locate(new TextSpan(line, line)).HeadingPath;
            if (here.SequenceEqual(path))
            {
                continue;
            }

            path = here;
            var end = EndOfHeading(content, line, path[^1]);
            if (end < 0)
            {
                // A heading in a cell does not begin its line; it is text like any other.
                continue;
            }

            text.Write(content[written..line]);
            text.StartHeading(path.Count);
            text.Write(content[line..end]);
            text.EndHeading();
            written = end;
        }

        text.Write(content[written..]);
    }

    private static int NextLine(string content, int from)
    {
        var next = content.IndexOf('\n', from);
        return next < 0 ? content.Length : next + 1;
    }

    /// <summary>Where a heading ends, which may have several lines in the text and has one in the path.</summary>
    /// <returns>Its end; −1 when another text stands there.</returns>
    private static int EndOfHeading(string content, int start, string title)
    {
        var left = title.AsSpan().Trim();
        for (var end = start; end < content.Length; end++)
        {
            if (char.IsWhiteSpace(content[end]))
            {
                continue;
            }

            if (content[end] != left[0])
            {
                return -1;
            }

            left = left[1..].TrimStart();
            if (left.IsEmpty)
            {
                return end + 1;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        @"<(?<name>title|script|style|textarea|iframe|noscript|noembed|noframes|xmp|plaintext|template|a|p|div|span" +
        @"|h[1-6])\b" +
        @"(?<rest>[^<>]*)/>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmptyElement();
}
