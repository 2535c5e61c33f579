using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Removes lines with a page number alone at the beginning or the end of pages.</summary>
/// <remarks>
/// Such as <c>12</c>, <c>- 12 -</c>, <c>Page 3 of 10</c>, <c>3/10</c>, <c>xiv</c>; only when most pages have one, so
/// that a lonely number that belongs to the text stays.
/// </remarks>
public sealed partial class PageNumberCleaner : IDocumentCleaner
{
    private const int MostLength = 24;

    /// <inheritdoc/>
    public string Version => "page-numbers 1";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var pages = PageEdges.LinesOfPages(document, cancellationToken);
        var numbers = pages.ConvertAll(page => NumberLine(page, document.Text));
        var edits = new TextEdits(document);
        if (numbers.Count(number => number is not null) * 2 > pages.Count)
        {
            foreach (var line in numbers.OfType<TextLine>())
            {
                edits.Remove(line.WithEnd);
            }
        }

        return edits.Apply();
    }

    private static TextLine? NumberLine(List<TextLine> page, string text)
    {
        foreach (var line in PageEdges.Edges(page, 1).Reverse())
        {
            var trimmed = line.Of(text).Trim();
            if (trimmed.Length <= MostLength && PageNumber().IsMatch(trimmed))
            {
                return line;
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^[-–—\[(| ]*(?:(?:page|seite|página|pagina|p\.|s\.|第)\s*)?(?:[0-9]{1,5}|[ivxlc]{1,7})" +
        @"(?:\s*(?:/|of|von|de|di|van|sur)\s*[0-9]{1,5})?\s*(?:页|頁|ページ)?[-–—\])| ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();
}
