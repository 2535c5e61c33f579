using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A way of files into an index: files of some types, and what converts and cuts them.</summary>
/// <param name="Name">The name of the way: letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Converter">What converts.</param>
public sealed record IndexingBranch(string Name, IDocumentConverter Converter)
{
    private static readonly ConverterRouter Everything = new(ConverterRouter.BuiltIn);

    /// <summary>Files of all types that this library reads.</summary>
    public static IndexingBranch All { get; } = new("all", Everything);

    /// <summary>PDF.</summary>
    public static IndexingBranch Pdf { get; } = new("pdf", new PdfConverter());

    /// <summary>Text documents, tables and slides of office programs.</summary>
    public static IndexingBranch Office { get; } = new(
        "office",
        new ConverterRouter(
            new DocxConverter(), new PptxConverter(), new XlsxConverter(), new OpenDocumentConverter(),
            new RtfConverter()));

    /// <summary>Web pages and electronic books.</summary>
    public static IndexingBranch Web { get; } =
        new("web", new ConverterRouter(new HtmlConverter(), new EpubConverter()));

    /// <summary>Mail, with attachments of all types.</summary>
    public static IndexingBranch Mail { get; } =
        new("mail", Everything) { MediaTypes = new MailConverter().MediaTypes };

    /// <summary>Text, Markdown and data in text.</summary>
    public static IndexingBranch Text { get; } = new(
        "text",
        new ConverterRouter(
            new PlainTextConverter(), new MarkdownConverter(), new XmlConverter(), new JsonConverter(),
            new CsvConverter()));

    /// <summary>The ways by type: <see cref="Pdf"/>, <see cref="Office"/>, <see cref="Web"/>, <see cref="Mail"/> and
    /// <see cref="Text"/>.</summary>
    public static IReadOnlyList<IndexingBranch> BuiltIn { get; } = [Pdf, Office, Web, Mail, Text];

    /// <summary>The media types of the files that go this way. Default: all that the converter reads.</summary>
    public IReadOnlyCollection<string> MediaTypes { get => field ?? Converter.MediaTypes; init; }

    /// <summary>
    /// What cuts the documents of this way, if not the splitter of the graph. Default null.
    /// </summary>
    public IDocumentSplitter? Splitter { get; init; }
}
