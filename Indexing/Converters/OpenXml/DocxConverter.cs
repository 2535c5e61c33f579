using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads Word documents (DOCX): the text of the final version, paragraph by paragraph.</summary>
/// <remarks>
/// <para>
/// Headings are the paragraphs whose style or own outline level makes them one, in every language of Word. Paragraphs
/// are apart by a blank line, items of a list by a line break; a table has a line per row and " | " between its cells.
/// The text of a text box stands after the paragraph that it is anchored in, so does a footnote or endnote. Of tracked
/// changes, insertions are kept and deletions left out; of fields, the result is kept. Pictures and charts are not
/// read.
/// </para>
/// <para>
/// A place is the number of the paragraph in the body, in the order of the file, those in tables and text boxes counted
/// as well; in a table the row and the column of the cell, too. Notes and comments are parts with their own count:
/// <c>footnotes</c>, <c>endnotes</c>, <c>comments</c>. There are no pages: where a page ends is not in the file.
/// </para>
/// <para>
/// Metadata are <c>author</c>, <c>created</c>, <c>modified</c>, <c>language</c>, <c>keywords</c>, <c>description</c>,
/// <c>subject</c> and <c>page_count</c>, where the file has them. The title is that of the properties, else the first
/// heading of level 1.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class DocxConverter(DocxOptions? options = null) : IDocumentConverter
{
    private readonly DocxOptions _options = options ?? DocxOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [OfficeTypes.Word];

    /// <inheritdoc/>
    public string Version => "docx/1"
        + (_options.IncludeComments ? "+comments" : "")
        + (_options.IncludeHeadersAndFooters ? "+headers" : "")
        + (_options.IncludeHiddenText ? "+hidden" : "")
        + (_options.IncludeLinkAddresses ? "+links" : "")
        + (_options.IncludeListNumbers ? "+numbers" : "");

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        using var package = OpenXmlFile.Open(content, work, stream => WordprocessingDocument.Open(stream, false));
        var main = package.MainDocumentPart
            ?? throw new UnreadableFileException("The file is damaged: it has no main document.");
        var text = new PlacedText(work.Limits);
        var context = new DocxContext(_options, new DocxStyles(work), new DocxNumbering(work));
        Walk(context.Styles, main.StyleDefinitionsPart);
        Walk(context.Numbering, _options.IncludeListNumbers ? main.NumberingDefinitionsPart : null);
        WriteText(main.FootnotesPart, "footnotes");
        WriteText(main.EndnotesPart, "endnotes");
        WriteText(_options.IncludeComments ? main.WordprocessingCommentsPart : null, "comments");
        WriteText(main, partName: null);
        WriteHeadersAndFooters(main, work, text, context);
        var properties = OpenXmlFile.PropertiesOf(package, package.ExtendedFilePropertiesPart, work);
        return properties.DocumentOf(text, OfficeTypes.Word, text.FirstHeading);

        void WriteText(OpenXmlPart? part, string? partName) =>
            Walk(new DocxText(work, text, context, partName, LinksOf(part)), part);
    }

    private void WriteHeadersAndFooters(
        MainDocumentPart main, ConversionWork work, PlacedText text, DocxContext context)
    {
        if (!_options.IncludeHeadersAndFooters)
        {
            return;
        }

        foreach (var part in main.HeaderParts.Concat<OpenXmlPart>(main.FooterParts))
        {
            text.BreakParagraph();
            Walk(new DocxText(work, text, context, part.Uri.OriginalString.TrimStart('/'), LinksOf(part)), part);
        }
    }

    private Dictionary<string, string> LinksOf(OpenXmlPart? part) => !_options.IncludeLinkAddresses || part is null
        ? []
        : part.HyperlinkRelationships.ToDictionary(link => link.Id, link => link.Uri.OriginalString);

    private static void Walk(XmlWalker walker, OpenXmlPart? part)
    {
        if (part is not null)
        {
            walker.Walk(OpenXmlFile.Read(part));
        }
    }
}
