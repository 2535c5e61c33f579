using System.Globalization;
using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads XML of any kind: the text between the tags.</summary>
/// <remarks>
/// <para>
/// Each element stands on a line of its own, and apart from the one before by a blank line when it is a paragraph or a
/// record of several elements; elements within a sentence stay in it. White space is collapsed, save where
/// <c>xml:space</c> or the element keeps it. Comments, processing instructions and attributes are left out; <see
/// cref="XmlOptions.Attributes"/> names attributes to keep. The title is the text of the first element
/// <c>title</c>.
/// </para>
/// <para>
/// A document type is skipped unread: nothing is loaded, and entities that it declares are unknown, so that the file is
/// an error when it uses one. A file that is not well-formed is an error with line and column; so is a tag of
/// more than a million characters. Depth costs nothing; beyond <see cref="ConversionLimits.MaxDepth"/> there is a
/// warning.
/// </para>
/// </remarks>
/// <param name="options">What is text; by default all elements and no attributes.</param>
public sealed class XmlConverter(XmlOptions? options = null) : IDocumentConverter
{
    // The parser compares the attributes of an element with one another and cannot be stopped.
    private const int MaxTagLength = 1_000_000;

    private readonly XmlOptions _options = options ?? new XmlOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } =
        ["application/xml", "text/xml", "image/svg+xml", "application/rss+xml", "application/atom+xml"];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        "xml/1", _options.Elements.Order(), _options.SkippedElements.Order(), _options.Attributes.Order());

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), HtmlCharset.FindInXml, cancellationToken);

    private ConversionResult Convert(TextFile file, CancellationToken cancellationToken)
    {
        if (HasLongTag(file.Text))
        {
            return ConversionResult.Failed(string.Create(
                CultureInfo.InvariantCulture, $"A tag of the XML is longer than {MaxTagLength:N0} characters."));
        }

        var text = new MappedText(file.Text, file.Description.Limits.MaxCharacters);
        var writer = new XmlText(text, _options);
        try
        {
            writer.Write(cancellationToken);
        }
        catch (XmlException exception) when (!string.IsNullOrWhiteSpace(file.Text))
        {
            // The message ends with the line and the column.
            return ConversionResult.Failed($"The file is not well-formed XML: {exception.Message}");
        }
        catch (XmlException)
        {
            file.Warnings.Add("The file is empty.");
        }

        return ConversionResult.Of(DocumentOf(file, writer, text), file.Warnings);
    }

    private static bool HasLongTag(ReadOnlySpan<char> file)
    {
        while (file.Length > MaxTagLength && file.IndexOf('<') is >= 0 and var start)
        {
            file = file[(start + 1)..];
            var end = file.IndexOfAny('<', '>');
            if ((end < 0 ? file.Length : end) > MaxTagLength && file[0] is not ('!' or '?'))
            {
                return true;
            }

            file = file[Math.Max(0, end)..];
        }

        return false;
    }

    private static Document DocumentOf(TextFile file, XmlText writer, MappedText mapped)
    {
        if (writer.Depth > file.Description.Limits.MaxDepth)
        {
            file.Warnings.Add(
                $"The elements are nested {writer.Depth} deep, deeper than {file.Description.Limits.MaxDepth}; " +
                "their text was kept.");
        }

        var (text, map) = mapped.Build();
        if (text.Length == 0 && writer.HasAttributes)
        {
            file.Warnings.Add(
                "The XML has no text outside of attributes; XmlOptions.Attributes names those to be read.");
        }

        return new Document
        {
            Id = file.Description.Id,
            Text = text,
            SourceMap = map,
            MediaType = MediaType.WithoutParameters(file.Description.MediaType),
            Title = writer.Title,
            Metadata = writer.Language is { } language
                ? DocumentMetadata.Empty.With("language", language)
                : DocumentMetadata.Empty,
        };
    }
}
