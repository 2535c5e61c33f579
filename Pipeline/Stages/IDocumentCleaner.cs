namespace Search.Pipeline;

/// <summary>Rids the text of a document of what is no part of it, and keeps the way back to the file.</summary>
/// <remarks>Thread-safe. What stays in the text leads through its source map to the same words in the file.</remarks>
public interface IDocumentCleaner
{
    /// <summary>Changes whenever the same document would be cleaned otherwise, so that it is indexed anew.</summary>
    string Version { get; }

    /// <summary>Cleans one document.</summary>
    /// <returns>The cleaned document, or the same one when there is nothing to do.</returns>
    /// <exception cref="TimeoutException">Cleaning takes longer than the cleaner's own limit.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    Document Clean(Document document, CancellationToken cancellationToken = default);
}
