using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads CSV and TSV: each row on a line, each value behind the name of its column.</summary>
/// <remarks>
/// <para>
/// <c>Name: Ann | City: Oslo</c>: a row read alone still says what its values mean, so the names are repeated in each.
/// The row with the names comes first as it is; without one, a row is its values. Empty fields are left out. Places
/// have
/// the row and the column, blank lines not counted.
/// </para>
/// <para>
/// Rows with more or fewer fields than the first, and rows whose quotation marks do not match, are kept, with a warning
/// that gives their numbers. The encoding is that of the byte order mark or the media type, else UTF-8, else, with a
/// warning, Windows-1252.
/// </para>
/// </remarks>
/// <param name="options">How the file is read; by default all is told from its rows.</param>
public sealed class CsvConverter(CsvOptions? options = null) : IDocumentConverter
{
    private readonly CsvOptions _options = options ?? new CsvOptions();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = ["text/csv", "text/tab-separated-values"];

    /// <inheritdoc/>
    public string Version => Recipe.Of(
        "csv/1", _options.Delimiter, _options.Header == CsvHeader.Detect ? null : _options.Header,
        _options.TextColumns, _options.MetadataColumns, _options.DocumentPerRow);

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        TextConversion.RunAsync(
            content, file, text => Convert(text, cancellationToken), static _ => null, cancellationToken);

    private ConversionResult Convert(TextFile file, CancellationToken cancellationToken)
    {
        try
        {
            return TryConvert(file, hasLongFields: true, cancellationToken)
                ?? TryConvert(file, hasLongFields: false, cancellationToken)
                ?? ConversionResult.Failed("The file's quotation marks do not match.");
        }
        catch (InvalidDataException exception)
        {
            return ConversionResult.Failed($"The file cannot be read as a table: {exception.Message}");
        }
    }

    private ConversionResult? TryConvert(TextFile file, bool hasLongFields, CancellationToken cancellationToken)
    {
        var mapped = new MappedText(file.Text, file.Description.Limits.MaxCharacters);
        using var writer = new CsvText(mapped, _options, DelimiterOf(file), hasLongFields);
        if (!TryWrite(writer, hasLongFields, cancellationToken))
        {
            return null;
        }

        writer.Warn(file.Warnings);
        var (text, map) = mapped.Build();
        var document = new Document
        {
            Id = file.Description.Id,
            Text = text,
            SourceMap = map,
            MediaType = MediaType.WithoutParameters(file.Description.MediaType),
        };
        return ConversionResult.Of(DocumentPart.Cut(document, writer.Parts), file.Warnings);
    }

    // A mark that is never closed makes one field of all that follows, which may be longer than a row can be.
    private static bool TryWrite(CsvText writer, bool hasLongFields, CancellationToken cancellationToken)
    {
        try
        {
            return writer.TryWrite(cancellationToken);
        }
        catch (InvalidDataException) when (hasLongFields)
        {
            return false;
        }
    }

    private char? DelimiterOf(TextFile file) =>
        _options.Delimiter
        ?? (MediaType.WithoutParameters(file.Description.MediaType) == "text/tab-separated-values" ? '\t' : null);
}
