using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Makes documents of files: an <see cref="IDocumentConverter"/> as a component.</summary>
/// <remarks>
/// A file that cannot be read or converted is a failure in the output; it does not stop the others. The converter is
/// guarded as in a <see cref="ConverterRouter"/>: what it throws, and a conversion that takes too long, are failures.
/// </remarks>
public sealed class ConverterComponent : GraphComponent
{
    private readonly ConverterRouter _guarded;

    /// <summary>A component that converts with a converter, which stays the caller's.</summary>
    /// <param name="converter">What converts.</param>
    /// <param name="limits">How large a file and its text may get.</param>
    public ConverterComponent(IDocumentConverter converter, ConversionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(converter);
        Converter = converter;
        _guarded = converter as ConverterRouter ?? new ConverterRouter(converter);
        Limits = limits ?? ConversionLimits.Default;
        Files = AddJoin<FolderFile>("files");
        Documents = AddOutput<IReadOnlyList<Document>>("documents");
        Failures = AddOutput<IReadOnlyList<DocumentFailure>>("failures");
        Warnings = AddOutput<IReadOnlyList<DocumentWarning>>("warnings");
    }

    /// <summary>What converts.</summary>
    public IDocumentConverter Converter { get; }

    /// <summary>How large a file and its text may get.</summary>
    public ConversionLimits Limits { get; }

    /// <summary>The files, of any number of senders.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>The documents of all files that could be converted, in their order.</summary>
    public Output<IReadOnlyList<Document>> Documents { get; }

    /// <summary>The files that could not; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <summary>What was left out of documents or guessed about them; sent only when there is something.</summary>
    public Output<IReadOnlyList<DocumentWarning>> Warnings { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var documents = new List<Document>();
        var failures = new List<DocumentFailure>();
        var warnings = new List<DocumentWarning>();
        var files = visit.Get(Files);
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var (converted, failure) = await ConvertAsync(file, visit.CancellationToken).ConfigureAwait(false);
            documents.AddRange(converted?.Documents ?? []);
            warnings.AddRange((converted?.Warnings ?? []).Select(warning => new DocumentWarning(file.Id, warning)));
            if (failure is not null)
            {
                failures.Add(failure);
            }

            visit.Report(file.Id, (i + 1.0) / files.Count);
        }

        visit.Set(Documents, documents);
        if (failures.Count > 0)
        {
            visit.Set(Failures, failures);
        }

        if (warnings.Count > 0)
        {
            visit.Set(Warnings, warnings);
        }
    }

    private async Task<(ConversionResult? Converted, DocumentFailure? Failure)> ConvertAsync(
        FolderFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = OpenedFile.Open(file);
            await using (content.ConfigureAwait(false))
            {
                if (OpenedFile.TooLarge(content, Limits.MaxBytes) is { } tooLarge)
                {
                    return (null, new DocumentFailure(file.Id, tooLarge));
                }

                var mediaType = await OpenedFile.DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
                var description = new FileDescription(file.Id, mediaType) { Limits = Limits };
                var converted =
                    await _guarded.ConvertAsync(content, description, cancellationToken).ConfigureAwait(false);
                return (converted, converted.Error is { } error ? new DocumentFailure(file.Id, error) : null);
            }
        }
        catch (Exception error) when (OpenedFile.IsUnreadable(error))
        {
            return (null, new DocumentFailure(file.Id, OpenedFile.Unreadable(error)) { IsTemporary = true });
        }
    }
}
