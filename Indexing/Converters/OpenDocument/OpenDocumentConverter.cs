using System.Collections.Frozen;
using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads OpenDocument texts (ODT), spreadsheets (ODS), presentations (ODP), and their templates.</summary>
/// <remarks>
/// <para>
/// Headings are those of the file, the titles of slides and the names of sheets. Paragraphs are apart by a blank line,
/// items of a list by a line break; a table has a line per row and " | " between its cells, of which a spreadsheet
/// gives those that are not empty, as they are shown. The text of a text box or a note stands after the paragraph that
/// it belongs to. Deletions of tracked changes, headers, footers, pictures and embedded objects are not read. A row
/// that the file repeats is written once.
/// </para>
/// <para>
/// A place is the number of the paragraph in the order of the file, in a spreadsheet the sheet and the cell, in a
/// presentation the slide, with the part <c>notes</c> for what the speaker has noted.
/// </para>
/// <para>
/// Metadata are <c>author</c>, <c>created</c>, <c>modified</c>, <c>language</c>, <c>keywords</c>, <c>description</c>,
/// <c>subject</c> and <c>page_count</c>, where the file has them. The title is that of the properties, else the first
/// heading of level 1.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class OpenDocumentConverter(OpenDocumentOptions? options = null) : IDocumentConverter
{
    private static readonly FrozenDictionary<string, string> PropertyNames = new Dictionary<string, string>
    {
        ["title"] = DocumentProperties.TitleKey,
        ["initial-creator"] = "author",
        ["creation-date"] = "created",
        ["date"] = "modified",
        ["language"] = "language",
        ["keyword"] = "keywords",
        ["description"] = "description",
        ["subject"] = "subject",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly OpenDocumentOptions _options = options ?? OpenDocumentOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } =
    [
        OpenDocumentTypes.Text, OpenDocumentTypes.TextTemplate,
        OpenDocumentTypes.Spreadsheet, OpenDocumentTypes.SpreadsheetTemplate,
        OpenDocumentTypes.Presentation, OpenDocumentTypes.PresentationTemplate,
    ];

    /// <inheritdoc/>
    public string Version => "opendocument/2"
        + (_options.IncludeComments ? "+comments" : "")
        + (_options.IncludeHidden ? "+hidden" : "")
        + (_options.IncludeLinkAddresses ? "+links" : "")
        + (_options.IncludeSpeakerNotes ? "" : "-notes");

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        using var container = new ZipContainer(content, work.Limits);
        if (container.Find("META-INF/manifest.xml") is { } manifest)
        {
            new OpenDocumentProtection(work).Walk(manifest);
        }

        var text = new PlacedText(work.Limits);
        var writer = new OpenDocumentText(work, text, _options);
        writer.Walk(container.Open("content.xml"));
        var properties = new DocumentProperties(work, PropertyNames);
        properties.Read(container.Find("meta.xml"));
        if (writer.Slides > 0)
        {
            properties.Add("page_count", writer.Slides.ToString(CultureInfo.InvariantCulture));
        }

        return properties.DocumentOf(
            text, MediaType.WithoutParameters(work.File.MediaType), text.FirstHeading);
    }
}
