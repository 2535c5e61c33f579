using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts chunks out of a document where windows say.</summary>
internal static class ChunkCutter
{
    /// <summary>The chunks of windows in the order of their starts.</summary>
    public static IReadOnlyList<Chunk> Cut(
        Document document, IReadOnlyList<SplitWindow> windows, bool keepBlank, CancellationToken cancellationToken)
    {
        var chunks = new ChunkList(document, windows.Count);
        foreach (var window in windows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (keepBlank || !IsBlank(document, window.Span))
            {
                chunks.Add(window.Span, window.IsOversized);
            }
        }

        return chunks;
    }

    /// <summary>One chunk.</summary>
    public static Chunk Cut(Document document, SplitWindow window, int index, CodePointCounter counted)
    {
        var chunk = Chunk.Of(document, window.Span, index, counted.CountBefore(window.Span.Start));
        return window.IsOversized ? chunk with { IsOversized = true } : chunk;
    }

    public static bool IsBlank(Document document, TextSpan span) =>
        document.Text.AsSpan(span.Start, span.Length).IsWhiteSpace();
}
