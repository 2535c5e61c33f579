using System.Text.Json;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads JSON and JSON Lines: the values with their names, each with its JSON pointer.</summary>
/// <remarks>
/// <para>
/// By default each text, number and truth value stands on a line behind its name, <c>author.name: Ann</c>, the items of
/// a list of values side by side, and each object of a list after a blank line. With <see
/// cref="JsonOptions.TextField"/>
/// only the values of that property are the text. Escapes are decoded. Null and empty texts are left out. Places have
/// the JSON pointer, in JSON Lines within the line, whose number is the row.
/// </para>
/// <para>
/// Comments and commas after the last item are tolerated. A JSON file that is malformed or nested deeper than
/// <see cref="ConversionLimits.MaxDepth"/> is an error with line and column. A bad line of JSON Lines is kept as it is,
/// with a warning that gives its number; a file without one good line is an error.
/// </para>
/// </remarks>
/// <param name="options">What is text; by default all values in one document.</param>
public sealed class JsonConverter(JsonOptions? options = null) : IDocumentConverter
{
    private readonly JsonOptions _options = options ?? new JsonOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } =
    [
        "application/json", "application/jsonl", "application/x-ndjson", "application/ld+json", "application/geo+json",
    ];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        "json/1", _options.TextField, _options.TitleField == new JsonOptions().TitleField ? null : _options.TitleField,
        _options.MetadataFields, _options.DocumentPerItem);

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), static _ => null, cancellationToken);

    private static bool IsLines(FileDescription file) =>
        MediaType.WithoutParameters(file.MediaType) is "application/jsonl" or "application/x-ndjson";

    private ConversionResult Convert(TextFile file, CancellationToken cancellationToken)
    {
        var isLines = IsLines(file.Description);
        var text = new MappedText(file.Text, file.Description.Limits.MaxCharacters);
        var writer = new JsonText(text, _options, isLines, file.Description.Limits.MaxDepth, cancellationToken);
        if (string.IsNullOrWhiteSpace(file.Text))
        {
            file.Warnings.Add("The file is empty.");
        }
        else if (isLines ? new JsonLines(writer, text).Write(file.Warnings) : TryWrite(file, writer))
        {
            Warn(file, writer);
        }
        else
        {
            return ConversionResult.Failed(file.Warnings[^1]);
        }

        return ConversionResult.Of(DocumentPart.Cut(DocumentOf(file, writer, text), writer.Parts), file.Warnings);
    }

    private static bool TryWrite(TextFile file, JsonText writer)
    {
        try
        {
            writer.Write(0, writer.Length, row: null);
            return true;
        }
        catch (JsonException exception)
        {
            file.Warnings.Add(JsonText.Describe("The file is not valid JSON", exception));
            return false;
        }
    }

    private static void Warn(TextFile file, JsonText writer)
    {
        if (writer.Warning is { } warning)
        {
            file.Warnings.Add(warning);
        }
    }

    private static Document DocumentOf(TextFile file, JsonText writer, MappedText mapped)
    {
        var (text, map) = mapped.Build();
        return new Document
        {
            Id = file.Description.Id,
            Text = text,
            SourceMap = map,
            MediaType = MediaType.WithoutParameters(file.Description.MediaType),
            Title = writer.Title,
            Metadata = writer.Metadata.Count == 0 ? DocumentMetadata.Empty : new DocumentMetadata(writer.Metadata),
        };
    }
}
