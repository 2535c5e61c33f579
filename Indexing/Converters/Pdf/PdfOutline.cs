using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Search.Indexing;

/// <summary>The outline (bookmarks) of a file.</summary>
internal static class PdfOutline
{
    private const int MostEntries = 20_000;

    /// <summary>The entries that lead to a page of the file, in the outline's order.</summary>
    public static IReadOnlyList<OutlineEntry> Of(PdfDocument document, PdfWarnings warnings)
    {
        try
        {
            return document.TryGetBookmarks(out var bookmarks)
                ? [.. bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Take(MostEntries).Select(EntryOf)]
                : [];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            warnings.Add($"The outline is damaged and was left out: {exception.Message}");
            return [];
        }
    }

    private static OutlineEntry EntryOf(DocumentBookmarkNode node) =>
        new(Math.Max(1, node.Level + 1), string.Join(' ', node.Title.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)), node.PageNumber);
}
