namespace Search.Indexing;

/// <summary>Reads the text of scanned pages: the place to plug optical character recognition in.</summary>
/// <remarks>
/// Called in the program's own process, for one page at a time of a file; several files may be at work.
/// </remarks>
public interface IPageTextRecognizer
{
    /// <summary>Changes whenever the text read from the same page changes, so that files are indexed anew.</summary>
    string Version { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page with the images that its file holds; it is not rendered.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Its text, with line feeds; null or empty when there is none.</returns>
    ValueTask<string?> RecognizeAsync(ScannedPage page, CancellationToken cancellationToken = default);
}
