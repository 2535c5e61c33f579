using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads PowerPoint presentations (PPTX): slide by slide, in the order in which they are shown.</summary>
/// <remarks>
/// <para>
/// The title of a slide is a heading of level 1. After it comes what fills the layout, then the other shapes from the
/// top left to the bottom right, a group as a whole; a table has a line per row and " | " between its cells; of a
/// diagram (SmartArt) its points are read. Shapes are apart by a blank line, paragraphs in a shape by a line break.
/// Left out are pictures, charts, and the headers, footers, dates and numbers that every slide has.
/// </para>
/// <para>
/// A place is the number of the slide, hidden ones counted, in a table the row and the column as well; what the
/// speaker has noted is the part <c>notes</c> of its slide, a comment the part <c>comments</c>.
/// </para>
/// <para>
/// Metadata are <c>author</c>, <c>created</c>, <c>modified</c>, <c>language</c>, <c>keywords</c>, <c>description</c>
/// and <c>subject</c>, where the file has them, and <c>page_count</c>, the number of slides. The title is that of the
/// properties, else the first slide's.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class PptxConverter(PptxOptions? options = null) : IDocumentConverter
{
    private readonly PptxOptions _options = options ?? PptxOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [OfficeTypes.PowerPoint];

    /// <inheritdoc/>
    public string Version => "pptx/1"
        + (_options.IncludeComments ? "+comments" : "")
        + (_options.IncludeHidden ? "+hidden" : "")
        + (_options.IncludeSpeakerNotes ? "" : "-notes");

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        using var package = OpenXmlFile.Open(content, work, stream => PresentationDocument.Open(stream, false));
        var presentation = package.PresentationPart
            ?? throw new UnreadableFileException("The file is damaged: it has no presentation.");
        var list = new PptxSlideList(work);
        list.Walk(OpenXmlFile.Read(presentation));
        var text = new PlacedText(work.Limits);
        for (var i = 0; i < list.Relationships.Count; i++)
        {
            if (OpenXmlFile.Find<SlidePart>(presentation, list.Relationships[i]) is { } slide)
            {
                WriteSlide(slide, i + 1, text, work);
            }
            else
            {
                work.Warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Slide {i + 1} is missing."));
            }
        }

        var properties = OpenXmlFile.PropertiesOf(package, pages: null, work);
        properties.Add("page_count", list.Relationships.Count.ToString(CultureInfo.InvariantCulture));
        return properties.DocumentOf(text, OfficeTypes.PowerPoint, text.FirstHeading);
    }

    private void WriteSlide(SlidePart slide, int number, PlacedText text, ConversionWork work)
    {
        var writer = new PptxText(work, text, _options, slide, new SourcePlace { Slide = number });
        writer.Walk(OpenXmlFile.Read(slide));
        writer.Write();
        if (_options.IncludeSpeakerNotes && !writer.IsHidden && slide.NotesSlidePart is { } notes)
        {
            var place = new SourcePlace { Slide = number, Part = "notes" };
            var noteWriter = new PptxText(work, text, _options, notes, place);
            noteWriter.Walk(OpenXmlFile.Read(notes));
            noteWriter.Write();
        }

        if (!writer.IsHidden)
        {
            WriteComments(slide, number, text, work);
        }
    }

    private void WriteComments(SlidePart slide, int number, PlacedText text, ConversionWork work)
    {
        OpenXmlPart[] parts = [.. slide.commentParts];
        parts = slide.SlideCommentsPart is { } comments ? [comments, .. parts] : parts;
        if (parts.Length > 0 && !_options.IncludeComments)
        {
            work.WarnOnce("Comments were left out.");
            return;
        }

        foreach (var part in parts)
        {
            var place = new SourcePlace { Slide = number, Part = "comments" };
            new OfficeComments(work, text, _ => place).Walk(OpenXmlFile.Read(part));
        }
    }
}
