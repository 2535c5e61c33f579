using System.Collections.Frozen;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives each file to the converter of its media type.</summary>
/// <remarks>
/// Thread-safe, as its converters are. A media type without a converter, a file beyond its limits and an exception in a
/// converter are results with an error, a file without text is one with a warning; only cancellation and the loss of
/// memory are exceptions. Each conversion runs
/// on a thread of the pool; one that is still running two seconds after its time is up is left behind there, and its
/// file is an error, too.
/// </remarks>
public sealed class ConverterRouter : IDocumentConverter
{
    private readonly FrozenDictionary<string, IDocumentConverter> _converters;

    /// <summary>Routes among the given converters.</summary>
    /// <param name="converters">Where two read the same media type, the later one gets it.</param>
    public ConverterRouter(params IEnumerable<IDocumentConverter> converters)
    {
        ArgumentNullException.ThrowIfNull(converters);
        var byMediaType = new Dictionary<string, IDocumentConverter>(StringComparer.OrdinalIgnoreCase);
        foreach (var converter in converters)
        {
            foreach (var mediaType in converter.MediaTypes)
            {
                byMediaType[mediaType] = converter;
            }
        }

        _converters = byMediaType.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        MediaTypes = [.. _converters.Keys.Order(StringComparer.Ordinal)];
        Version = string.Join(' ', _converters.Values.Select(converter => converter.Version).Distinct().Order());
    }

    /// <summary>The converters of this package, with their default options.</summary>
    /// <remarks>To add one: <c>new ConverterRouter([.. ConverterRouter.BuiltIn, new MyConverter()])</c>.</remarks>
    public static IReadOnlyList<IDocumentConverter> BuiltIn { get; } =
    [
        new PlainTextConverter(),
        new MarkdownConverter(),
        new HtmlConverter(),
        new XmlConverter(),
        new JsonConverter(),
        new CsvConverter(),
        new MailConverter(),
        new PdfConverter(),
        new DocxConverter(),
        new PptxConverter(),
        new XlsxConverter(),
        new OpenDocumentConverter(),
        new EpubConverter(),
        new RtfConverter(),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; }

    /// <summary>The versions of all converters; see <see cref="VersionFor"/> for that of one media type.</summary>
    public string Version { get; }

    /// <summary>The version of the converter that gets a media type; null when none does.</summary>
    public string? VersionFor(string mediaType) => Find(mediaType)?.Version;

    /// <inheritdoc/>
    public async ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(file.MediaType) is not { } converter)
        {
            return ConversionResult.Failed(
                $"There is no converter for {file.MediaType}; there are some for {string.Join(", ", MediaTypes)}.");
        }

        try
        {
            var bounded = new BoundedStream(content, file.Limits.MaxBytes);
            var description = file with { PartConverter = file.PartConverter ?? this };
            var result = await TimedConversion.RunAsync(converter, bounded, description, cancellationToken)
                .ConfigureAwait(false);
            return result is null ? ConversionResult.Failed(TooSlow(file.Limits))
                : result.Documents.FirstOrDefault(one => one.Text.Length > file.Limits.MaxCharacters) is { } document
                    ? ConversionResult.Failed(TextConversion.TooLong(document.Text.Length, file.Limits))
                    : WarnOfNoText(result, file);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return ConversionResult.Failed(Describe(exception, file));
        }
    }

    private static ConversionResult WarnOfNoText(ConversionResult result, FileDescription file) =>
        result.Documents.Count > 0 && result.Documents.All(document => string.IsNullOrWhiteSpace(document.Text))
            ? ConversionResult.Of(result.Documents, [.. result.Warnings, $"The file '{file.Id}' has no text."])
            : result;

    private static string TooSlow(ConversionLimits limits) =>
        $"The conversion took longer than the limit of {limits.MaxTime.TotalSeconds:0.###} seconds.";

    private static string Describe(Exception exception, FileDescription file) => exception is FileTooLargeException
        ? TextConversion.TooLarge(file.Limits)
        : $"The file could not be read as {file.MediaType}: {exception.Message} ({exception.GetType().Name})";

    private IDocumentConverter? Find(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        return _converters.GetValueOrDefault(MediaType.WithoutParameters(mediaType));
    }
}
