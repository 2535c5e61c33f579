using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads HTML: the text that a browser would show, headings as the path to each place.</summary>
/// <remarks>
/// <para>
/// White space is collapsed as a browser does it, and kept in <c>pre</c>; blocks stand on lines of their own,
/// paragraphs and sections after a blank line; a table has a line per row and " | " between its cells. Of an image its
/// <c>alt</c> is kept. Left out are scripts, styles, templates, <c>noscript</c>, and what is hidden by the attributes
/// <c>hidden</c> and <c>aria-hidden</c> or by <c>display: none</c> in its own <c>style</c>. No script runs and nothing
/// is loaded.
/// </para>
/// <para>
/// The text is in the order of the file, also where a browser would move it. The encoding is that of the byte order
/// mark, the media type's <c>charset</c> or the file's own declaration, else UTF-8, else, with a warning, Windows-1252.
/// The title is that of <c>title</c>, else the first <c>h1</c>; metadata are <c>language</c>, <c>author</c>,
/// <c>description</c>, <c>keywords</c>, <c>published</c> and <c>modified</c>, where the file has them. No depth of
/// tags costs more than its length; beyond <see cref="ConversionLimits.MaxDepth"/> there is a warning.
/// </para>
/// </remarks>
/// <param name="options">What is text; by default all that is shown.</param>
public sealed class HtmlConverter(HtmlOptions? options = null) : IDocumentConverter
{
    private readonly HtmlOptions _options = options ?? new HtmlOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [MediaType.Html, MediaType.Xhtml];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        "html/1", _options.MainContentOnly, _options.IncludeHidden, _options.IncludeLinkAddresses);

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), HtmlCharset.Find, cancellationToken);

    private Document Convert(TextFile file, CancellationToken cancellationToken)
    {
        var mapped = new MappedText(file.Text);
        var metadata = new HtmlMetadata();
        var writer = new HtmlText(mapped, metadata, _options);
        writer.Write(file.Text, offset: 0, cancellationToken);
        var (text, map) = mapped.Build();
        if (writer.Depth > file.Description.Limits.MaxDepth)
        {
            file.Warnings.Add(
                $"The elements are nested {writer.Depth} deep, deeper than {file.Description.Limits.MaxDepth}; " +
                "their text was kept.");
        }

        var document = new Document
        {
            Id = file.Description.Id,
            Text = text,
            SourceMap = map,
            MediaType = MediaType.WithoutParameters(file.Description.MediaType),
            Title = metadata.Title ?? writer.FirstHeading,
            Metadata = metadata.Build(),
        };
        return _options.MainContentOnly ? HtmlMainContent.Cut(document, file, writer.Depth) : document;
    }
}
