namespace Search.Pipeline;

/// <summary>Cuts a document into chunks.</summary>
/// <remarks>
/// Thread-safe. The chunks are exact slices in the order of their starts, and together they cover every character that
/// is not white space. None begins or ends inside a character as readers see it. One that is longer than was asked for
/// says so (<see cref="Chunk.IsOversized"/>). A list may make each chunk when it is asked for it, so that a large
/// document does not stand in memory twice: go through it once, in parts, or keep the chunks.
/// </remarks>
public interface IDocumentSplitter
{
    /// <summary>Changes whenever the same document would be cut elsewhere, so that it is indexed anew.</summary>
    string Version { get; }

    /// <summary>Cuts one document.</summary>
    /// <returns>The chunks; none when the text is blank.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    ValueTask<IReadOnlyList<Chunk>> SplitAsync(Document document, CancellationToken cancellationToken = default);
}
