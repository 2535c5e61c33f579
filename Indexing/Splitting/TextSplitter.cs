using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What the splitters share that need nothing but the document.</summary>
public abstract class TextSplitter : IDocumentSplitter
{
    private protected TextSplitter()
    {
    }

    /// <inheritdoc/>
    public abstract string Version { get; }

    /// <summary>Cuts one document, on the caller's thread.</summary>
    /// <returns>
    /// The chunks; none when the text is blank. Most splitters make each when it is asked for, every time anew.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IReadOnlyList<Chunk> Split(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Cut(document, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Chunk>> SplitAsync(
        Document document, CancellationToken cancellationToken = default) =>
        new(Split(document, cancellationToken));

    private protected abstract IReadOnlyList<Chunk> Cut(Document document, CancellationToken cancellationToken);
}
