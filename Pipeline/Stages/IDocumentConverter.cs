namespace Search.Pipeline;

/// <summary>Turns the bytes of a file into text that knows where it came from.</summary>
/// <remarks>Thread-safe. A converter touches no network, follows no path inside a file and runs no script.</remarks>
public interface IDocumentConverter
{
    /// <summary>The media types that this converter reads, in lower case.</summary>
    IReadOnlyCollection<string> MediaTypes { get; }

    /// <summary>
    /// Changes whenever the text or the positions made of the same file change, so that it is indexed anew.
    /// </summary>
    string Version { get; }

    /// <summary>Converts one file.</summary>
    /// <param name="content">The file, read from its current position; the caller disposes it.</param>
    /// <param name="file">What is known about the file from outside.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The document, or the reason why there is none; a bad file is not an exception.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default);
}
