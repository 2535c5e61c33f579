using Markdig.Syntax;

namespace Search.Indexing;

/// <summary>Writes what is text in the HTML blocks of a Markdown file.</summary>
internal static class MarkdownHtml
{
    public static void Write(HtmlBlock html, MappedText text)
    {
    }
}
