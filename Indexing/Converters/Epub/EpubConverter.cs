using System.Collections.Frozen;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads books (EPUB 2 and 3): their chapters in reading order.</summary>
/// <remarks>
/// <para>
/// Each chapter is read as <see cref="HtmlConverter"/> reads a web page. The table of contents is left out, as it says
/// what the headings say again. A book that is encrypted is an error; fonts that are only obfuscated are no hindrance.
/// </para>
/// <para>
/// A place is the part, the entry of the file that holds the chapter, such as <c>EPUB/text/ch001.xhtml</c>; the heading
/// path leads on within it.
/// </para>
/// <para>
/// Metadata are <c>author</c>, <c>published</c>, <c>language</c>, <c>description</c> and <c>subject</c>, where the book
/// has them. The title is that of the book, else the first heading of level 1.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class EpubConverter(EpubOptions? options = null) : IDocumentConverter
{
    private const int MaxChapterBytes = 32 * 1024 * 1024;

    private static readonly FrozenDictionary<string, string> PropertyNames = new Dictionary<string, string>
    {
        ["title"] = DocumentProperties.TitleKey,
        ["creator"] = "author",
        ["date"] = "published",
        ["language"] = "language",
        ["description"] = "description",
        ["subject"] = "subject",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly EpubOptions _options = options ?? EpubOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = ["application/epub+zip"];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        _options.IncludeTableOfContents ? "epub/1+contents" : "epub/1", _options.IncludeHidden,
        _options.IncludeLinkAddresses);

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        using var container = new ZipContainer(content, work.Limits);
        if (container.Find("META-INF/encryption.xml") is { } encryption)
        {
            new EpubProtection(work).Walk(encryption);
        }

        var root = new EpubRoot(work);
        root.Walk(container.Open("META-INF/container.xml"));
        var path = root.Path ?? throw new UnreadableFileException("The book is damaged: it names no package document.");
        var package = new EpubPackage(work, path[..(path.LastIndexOf('/') + 1)]);
        package.Walk(container.Open(path));
        var properties = new DocumentProperties(work, PropertyNames);
        properties.Read(container.Find(path));
        var text = new PlacedText(work.Limits);
        WriteChapters(container, package, text, work);
        return properties.DocumentOf(text, MediaTypes.First(), text.FirstHeading);
    }

    private void WriteChapters(ZipContainer container, EpubPackage package, PlacedText text, ConversionWork work)
    {
        var chapters = package.Spine.Where(item => !item.IsContents || _options.IncludeTableOfContents).ToArray();
        foreach (var chapter in chapters)
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            var part = package.Resolve(chapter.Link);
            if (part is null || !container.Has(part))
            {
                work.Warnings.Add($"The chapter '{chapter.Link}' is missing.");
            }
            else if (chapter.MediaType is not (MediaType.Xhtml or MediaType.Html))
            {
                work.Warnings.Add($"The chapter '{part}' was left out: it is no text but {chapter.MediaType}.");
            }
            else if (Decode(container, part, work) is { } html)
            {
                EpubChapter.Write(html, part, text, _options.Html, work.CancellationToken);
            }
        }
    }

    private static string? Decode(ZipContainer container, string part, ConversionWork work)
    {
        using var entry = container.Open(part);
        if (entry.Length > MaxChapterBytes)
        {
            throw new UnreadableFileException($"The chapter '{part}' has more than {MaxChapterBytes} bytes.");
        }

        using var bytes = new MemoryStream((int)entry.Length);
        entry.CopyTo(bytes);
        var html = TextDecoder.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), declared: null, work.Warnings);
        if (html is null)
        {
            work.Warnings.Add($"The chapter '{part}' was left out: its bytes are no text.");
        }

        return html;
    }
}
