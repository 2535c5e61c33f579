using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>A way of an <see cref="IndexingGraph"/>: files of some types, and what converts them.</summary>
/// <param name="Name">The name of the way: letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Converter">What converts.</param>
public sealed record IndexingBranch(string Name, IDocumentConverter Converter)
{
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

    /// <summary>Mail.</summary>
    public static IndexingBranch Mail { get; } = new("mail", new MailConverter());

    /// <summary>Text, Markdown and data in text.</summary>
    public static IndexingBranch Text { get; } = new(
        "text",
        new ConverterRouter(
            new PlainTextConverter(), new MarkdownConverter(), new XmlConverter(), new JsonConverter(),
            new CsvConverter()));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IndexingBranch> BuiltIn { get; } = [Pdf, Office, Web, Mail, Text];

    /// <summary>
    /// What cuts the documents of this way, if not the splitter of the graph. Default null.
    /// </summary>
    public IDocumentSplitter? Splitter { get; init; }
}
