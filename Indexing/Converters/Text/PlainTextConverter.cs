using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Takes a text file as it is: the document's text is the file's, to the last line break.</summary>
/// <remarks>
/// A file with form feeds has pages, numbered from 1; a page begins after the form feed. The encoding is the one that the
/// byte order mark or the media type's <c>charset</c> names, else UTF-8, else, with a warning, Windows-1252.
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
        var page = 1;
        var start = 0;
        for (var end = NextPage(text, start); end < text.Length; end = NextPage(text, start))
        {
            if (page == 1)
            {
                map.AddPage(page);
            }

            map.Copy(start, end - start);
            map.AddPage(++page);
            start = end;
        }

        map.Copy(start, text.Length - start);
        return map.Build();
    }

    private static int NextPage(string text, int start)
    {
        var found = text.AsSpan(start).IndexOf('\f');
        return found < 0 ? text.Length : start + found + 1;
    }
}
