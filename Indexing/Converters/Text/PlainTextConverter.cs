using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Takes a text file as it is: the document's text is the file's, to the last line break.</summary>
/// <remarks>
/// A file with form feeds has pages, numbered from 1; a page begins after the form feed. The encoding is the one that
/// the byte order mark or the media type's <c>charset</c> names, else UTF-8, else, with a warning, Windows-1252.
/// </remarks>
public sealed class PlainTextConverter : IDocumentConverter
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [MediaType.PlainText];

    /// <inheritdoc/>
    public string Version => "plain-text/1";

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(content, file, Convert, static _ => null, cancellationToken);

    private static Document Convert(TextFile file) => new()
    {
        Id = file.Description.Id,
        Text = file.Text,
        SourceMap = MapOf(file.Text),
        MediaType = MediaType.PlainText,
    };

    private static SourceMap MapOf(string text)
    {
        var map = new SourceMapBuilder(text);
        var start = 0;
        var page = 1;
        for (var feed = text.IndexOf('\f'); feed >= 0; feed = text.IndexOf('\f', start))
        {
            map.AddPage(page++);
            map.Copy(start, feed + 1 - start);
            start = feed + 1;
        }

        if (page > 1 && start < text.Length)
        {
            map.AddPage(page);
        }

        map.Copy(start, text.Length - start);
        return map.Build();
    }
}
