using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The first and last lines of a document's pages, where headers, footers and page numbers stand.</summary>
internal static class PageEdges
{
    /// <summary>The lines of each page that are not blank, in order; no pages when the document has but one.</summary>
    public static List<List<TextLine>> LinesOfPages(Document document, CancellationToken cancellationToken)
    {
        var pages = new CutList(document.Text, new TextSpan(0, document.Text.Length));
        new PageRule().AddCuts(document, new TextSpan(0, document.Text.Length), pages);
        if (pages.PieceCount < 2)
        {
            return [];
        }

        var lines = new List<List<TextLine>>(pages.PieceCount);
        for (var i = 0; i < pages.PieceCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = pages.Piece(i);
            var end = page.End > page.Start && document.Text[page.End - 1] == '\f' ? page.End - 1 : page.End;
            lines.Add([.. TextLines.Of(document.Text, page.Start, end).Where(line => !line.IsBlank(document.Text))]);
        }

        return lines;
    }

    /// <summary>The first and the last lines of a page, each once.</summary>
    public static IEnumerable<TextLine> Edges(List<TextLine> page, int lines)
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (i < lines || i >= page.Count - lines)
            {
                yield return page[i];
            }
        }
    }
}
