using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Search.Indexing;

/// <summary>Writes what is text in the HTML of a Markdown file.</summary>
internal sealed class MarkdownHtml(MappedText text, CancellationToken cancellationToken)
{
    private HtmlText? _written;

    /// <summary>The text of the first heading of level 1 that is written in HTML.</summary>
    public string? FirstHeading => _written?.FirstHeading;

    // Most files have no HTML.
    private HtmlText Html => _written ??= new HtmlText(text, new HtmlMetadata());

    /// <summary>Writes a block of HTML.</summary>
    public void Write(HtmlBlock block)
    {
        var lines = block.Lines.Lines.AsSpan(0, block.Lines.Count);
        if (lines.IsEmpty)
        {
            return;
        }

        var start = lines[0].Slice.Start;
        var end = Math.Min(lines[^1].Slice.End + 1, text.File.Length);
        if (start >= text.FileEnd && start < end && !IsSingleTag(text.File.AsSpan(start, end - start)))
        {
            Html.Write(WithoutPrefixes(lines, start, end), start, cancellationToken);
        }
    }

    /// <summary>Writes one tag within a paragraph, if it stands in the file without anything in between.</summary>
    public void Write(HtmlInline tag)
    {
        if (text.File.AsSpan(tag.Span.Start).StartsWith(tag.Tag))
        {
            Html.Write(tag.Tag, tag.Span.Start, cancellationToken);
        }
    }

    // Most blocks are one tag or one comment: no text, and not worth a tokenizer.
    private static bool IsSingleTag(ReadOnlySpan<char> html) =>
        (html.StartsWith("<!--") && html[4..].IndexOf("-->") == html.Length - 7) ||
        html.LastIndexOf('<') == 0 && html.IndexOf('>') == html.Length - 1 &&
        !html.Contains("alt", StringComparison.OrdinalIgnoreCase);

    // In a quotation or a list, what stands before each line is no HTML. It becomes white space, so that all places
    // stay.
    private string WithoutPrefixes(ReadOnlySpan<Markdig.Helpers.StringLine> lines, int start, int end)
    {
        var html = text.File.AsSpan(start, end - start).ToArray();
        for (var i = 1; i < lines.Length; i++)
        {
            var from = Math.Clamp(lines[i - 1].Slice.End + 1 - start, 0, html.Length);
            var to = Math.Clamp(lines[i].Slice.Start - start, from, html.Length);
            foreach (ref var c in html.AsSpan(from..to))
            {
                c = c is '\r' or '\n' ? c : ' ';
            }
        }

        return new string(html);
    }
}
