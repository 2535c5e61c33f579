using System.Buffers;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Reads Markdown: the text without its markup, headings as the path to each place, front matter as metadata.
/// </summary>
/// <remarks>
/// <para>
/// CommonMark with pipe tables, footnotes, definition lists, task lists, strikethrough and YAML front matter. The text
/// holds what the file says and nothing that a renderer would add: line breaks within a paragraph stay, the numbers of
/// ordered lists stay, bullets go; a table has a line per row and " | " between its cells; of a link its text is kept,
/// of an image its description, of HTML what stands between the tags. A footnote's text stands where the file has it.
/// </para>
/// <para>
/// A file nested deeper than <see cref="ConversionLimits.MaxDepth"/> or 256 levels, or made to keep a parser busy, is
/// kept as plain text, with a warning. The title is that of the front matter, else the first heading of level 1.
/// </para>
/// </remarks>
/// <param name="options">What is text; by default no addresses and no marks.</param>
public sealed class MarkdownConverter(MarkdownOptions? options = null) : IDocumentConverter
{
    private const int MaxParserDepth = 256;
    private const string TooDeep = "is nested too deeply";

    private static readonly SearchValues<char> TableRule = SearchValues.Create("|:- \t>");

    private static readonly MarkdownPipeline Parser = Configure().UsePipeTables().Build();
    private static readonly MarkdownPipeline ParserWithoutTables = Configure().Build();

    private readonly MarkdownOptions _options = options ?? new MarkdownOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [MediaType.Markdown];

    /// <inheritdoc/>
    public string Version =>
        Recipe.Of("markdown/1", _options.IncludeLinkAddresses, _options.KeepTableMarks);

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), static _ => null, cancellationToken);

    // Bare links read the same with and without the extension that finds them, abbreviations would lose their
    // definitions, and sub- and superscripts would take tildes and carets out of ordinary prose: so these extensions
    // are left out.
    private static MarkdownPipelineBuilder Configure() =>
        new MarkdownPipelineBuilder { MaximumNestingDepth = MaxParserDepth }
            .UsePreciseSourceLocation()
            .UseYamlFrontMatter()
            .UseTaskLists()
            .UseDefinitionLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .Use<KeptFootnotes>();

    private Document Convert(TextFile file, CancellationToken cancellationToken)
    {
        if (MarkdownHazards.Find(file.Text) is { } hazard)
        {
            return AsPlainText(file, $"has {hazard}");
        }

        var parser = MayHaveTables(file.Text) ? Parser : ParserWithoutTables;
        var document = TryConvert(file, parser, cancellationToken, out var problem);
        if (document is null && problem is null && parser == Parser)
        {
            // Of a few odd tables the parser puts parts before the table that come after its beginning.
            document = TryConvert(file, ParserWithoutTables, cancellationToken, out problem);
            file.Warnings.Add("The tables are malformed; they were kept as lines, with their marks.");
        }

        return document ?? AsPlainText(file, problem ?? "could not be put in the order of the file");
    }

    /// <summary>Whether there is a row of bars and hyphens, without which the parser makes no table.</summary>
    /// <remarks>To look for the columns of tables costs the parser a third of its time.</remarks>
    private static bool MayHaveTables(ReadOnlySpan<char> file)
    {
        for (var bar = file.IndexOf('|'); bar >= 0; bar = file.IndexOf('|'))
        {
            var start = file[..bar].LastIndexOfAny('\r', '\n') + 1;
            var length = file[bar..].IndexOfAny('\r', '\n');
            var end = length < 0 ? file.Length : bar + length;
            if (!file[start..end].ContainsAnyExcept(TableRule))
            {
                return true;
            }

            file = file[end..];
        }

        return false;
    }

    /// <summary>Parses and writes the file.</summary>
    /// <returns>The document; null if there is a problem, or, without one, if its parts are not in the file's
    /// order.</returns>
    private Document? TryConvert(
        TextFile file, MarkdownPipeline parser, CancellationToken cancellationToken, out string? problem)
    {
        var writer = new MarkdownText(file.Text, file.Description.Limits, _options, cancellationToken);
        problem = TryParse(file.Text, parser, out var parsed);
        if (problem is not null)
        {
            return null;
        }

        writer.Write(parsed);
        problem = writer.IsTooDeep ? TooDeep : null;
        return problem is null && writer.IsInOrder ? DocumentOf(file, writer) : null;
    }

    private static string? TryParse(string text, MarkdownPipeline parser, out MarkdownDocument parsed)
    {
        parsed = [];
        try
        {
            parsed = Markdig.Markdown.Parse(text, parser);
            return null;
        }
        catch (ArgumentException)
        {
            // The parser's only way to say that its nesting limit is exceeded.
            return TooDeep;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IndexOutOfRangeException)
        {
            return $"could not be parsed ({exception.Message})";
        }
    }

    private static Document DocumentOf(TextFile file, MarkdownText writer)
    {
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
