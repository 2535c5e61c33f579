using Markdig;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads Markdown: the text without its markup, headings as the path to each place, front matter as metadata.</summary>
/// <remarks>
/// <para>
/// CommonMark with pipe tables, footnotes, definition lists, task lists, strikethrough and YAML front matter. The text holds
/// what the file says and nothing that a renderer would add: line breaks within a paragraph stay, the numbers of ordered lists
/// stay, bullets go; a table has a line per row and " | " between its cells; of a link its text is kept, of an image its
/// description, of HTML what stands between the tags. A footnote's text stands where the file has it.
/// </para>
/// <para>
/// A file nested deeper than <see cref="ConversionLimits.MaxDepth"/> or 256 levels, or made to keep a parser busy, is kept as
/// plain text, with a warning.
/// The title is that of the front matter, else the first heading of level 1.
/// </para>
/// </remarks>
public sealed class MarkdownConverter : IDocumentConverter
{
    private const int MaxParserDepth = 256;

    // Bare links read the same with and without the extension that finds them, abbreviations would lose their definitions, and
    // sub- and superscripts would take tildes and carets out of ordinary prose: so these extensions are left out.
    private static readonly MarkdownPipeline Parser = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxParserDepth }
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Use<KeptFootnotes>()
        .Build();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [MediaType.Markdown];

    /// <inheritdoc/>
    public string Version => "markdown/1";

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), static _ => null, cancellationToken);

    private static Document Convert(TextFile file, CancellationToken cancellationToken)
    {
        if (MarkdownHazards.Find(file.Text) is { } hazard)
        {
            return AsPlainText(file, $"has {hazard}");
        }

        var writer = new MarkdownText(file.Text, file.Description.Limits.MaxDepth, cancellationToken);
        try
        {
            writer.Write(Markdig.Markdown.Parse(file.Text, Parser));
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say that its nesting limit is exceeded.
            return AsPlainText(file, "is nested too deeply");
        }
        catch (MarkdownTooDeepException)
        {
            return AsPlainText(file, "is nested too deeply");
        }

        var (text, map) = writer.Build();
        var metadata = writer.FrontMatter is { } yaml ? FrontMatter.Read(yaml, file.Warnings) : DocumentMetadata.Empty;
        return new Document
        {
            Id = file.Description.Id,
            Text = text,
            SourceMap = map,
            MediaType = MediaType.Markdown,
            Title = FrontMatter.TitleOf(metadata) ?? writer.Title,
            Metadata = metadata,
        };
    }

    private static Document AsPlainText(TextFile file, string reason)
    {
        file.Warnings.Add($"The Markdown {reason}; the file was kept as plain text, markup included.");
        return new Document
        {
            Id = file.Description.Id,
            Text = file.Text,
            SourceMap = SourceMap.Identity(file.Text),
            MediaType = MediaType.Markdown,
        };
    }
}
