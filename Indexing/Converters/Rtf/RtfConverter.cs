using System.Collections.Frozen;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads Rich Text Format (RTF): the text, with the way back to the bytes that it was made of.</summary>
/// <remarks>
/// <para>
/// Headings are the paragraphs with an outline level, of their own or their style's. Paragraphs are apart by a blank
/// line, items of a list by a line break; a table has a line per row and " | " between its cells. A note stands where
/// its mark is, as a paragraph of its own. Of fields, the result is kept. Left out are what was deleted with changes
/// tracked, comments, pictures, and the numbers and bullets of lists. Characters are read in Unicode where the file
/// gives it, else in the code page of their font or the file.
/// </para>
/// <para>A place is the line and the column of the file; a position in the file is that of the byte.</para>
/// <para>
/// Metadata are <c>author</c>, <c>created</c>, <c>modified</c>, <c>keywords</c>, <c>description</c>, <c>subject</c> and
/// <c>page_count</c>, where the file has them. The title is that of the properties, else the first heading of level 1.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class RtfConverter(RtfOptions? options = null) : IDocumentConverter
{
    private const string Start = "{\\rtf";

    private readonly RtfOptions _options = options ?? RtfOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = ["application/rtf", "text/rtf"];

    /// <inheritdoc/>
    public string Version => "rtf/1"
        + (_options.IncludeHeadersAndFooters ? "+headers" : "")
        + (_options.IncludeHiddenText ? "+hidden" : "");

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        var file = Read(content);
        if (!file.StartsWith(Start, StringComparison.Ordinal))
        {
            throw new UnreadableFileException($"The file is no RTF: it does not begin with {Start}.");
        }

        var mapped = new MappedText(file);
        var properties = new DocumentProperties(work, FrozenDictionary<string, string>.Empty);
        var writer = new RtfText(mapped, work, _options, properties);
        writer.Write();
        var (text, map) = mapped.Build();
        return properties.DocumentOf(text, map, MediaTypes.First(), writer.FirstHeading);
    }

    // One character a byte, so that a position in the string is one in the file.
    private static string Read(Stream content) => string.Create((int)content.Length, content, static (file, bytes) =>
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (!file.IsEmpty)
        {
            var read = bytes.ReadAtLeast(buffer[..Math.Min(buffer.Length, file.Length)], minimumBytes: 1);
            Encoding.Latin1.GetChars(buffer[..read], file);
            file = file[read..];
        }
    });
}
