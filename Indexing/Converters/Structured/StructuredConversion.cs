using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// What all converters of formats that are not text do around their own work: a stream that can seek, errors as
/// results.
/// </summary>
internal static class StructuredConversion
{
    /// <summary>Has a file converted.</summary>
    /// <param name="content">The file.</param>
    /// <param name="file">What is known about it.</param>
    /// <param name="convert">Makes the document from a stream that can seek and begins at the file's start.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async ValueTask<ConversionResult> RunAsync(
        Stream content,
        FileDescription file,
        Func<Stream, ConversionWork, Document> convert,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        var work = new ConversionWork(file, cancellationToken);
        try
        {
            var bounded = new BoundedStream(content, file.Limits.MaxBytes);
            var seekable = bounded.CanSeek
                ? bounded
                : await BufferAsync(bounded, cancellationToken).ConfigureAwait(false);
            var document = convert(seekable, work);
            return document.Text.Length > file.Limits.MaxCharacters
                ? ConversionResult.Failed(TextConversion.TooLong(document.Text.Length, file.Limits))
                : ConversionResult.Of(document, work.Warnings);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return ConversionResult.Failed(Describe(exception, file));
        }
    }

    private static string Describe(Exception exception, FileDescription file) => exception switch
    {
        FileTooLargeException => TextConversion.TooLarge(file.Limits),
        UnreadableFileException => exception.Message,
        XmlException => $"The file is damaged: its XML is not well-formed. {exception.Message}",
        _ => $"The file could not be read as {file.MediaType}: {exception.Message} ({exception.GetType().Name})",
    };

    private static async Task<Stream> BufferAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        buffer.Position = 0;
        return buffer;
    }
}
