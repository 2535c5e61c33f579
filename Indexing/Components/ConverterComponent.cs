using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Makes documents of files: an <see cref="IDocumentConverter"/> as a component.</summary>
/// <remarks>A file that cannot be read or converted is a failure in the output; it does not stop the others.</remarks>
public sealed class ConverterComponent : GraphComponent
{
    /// <summary>A component that converts with a converter, which stays the caller's.</summary>
    /// <param name="converter">What converts.</param>
    /// <param name="limits">How large a file and its text may get.</param>
    public ConverterComponent(IDocumentConverter converter, ConversionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(converter);
        Converter = converter;
        Limits = limits ?? ConversionLimits.Default;
        Files = AddJoin<FolderFile>("files");
        Documents = AddOutput<IReadOnlyList<Document>>("documents");
        Failures = AddOutput<IReadOnlyList<FileFailure>>("failures");
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
    public Output<IReadOnlyList<FileFailure>> Failures { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var documents = new List<Document>();
        var failures = new List<FileFailure>();
        var files = visit.Get(Files);
        for (var i = 0; i < files.Count; i++)
        {
            var converted = await ConvertAsync(files[i], visit.CancellationToken).ConfigureAwait(false);
            documents.AddRange(converted.Documents);
            foreach (var warning in converted.Warnings)
            {
                visit.Warn($"{files[i].Id}: {warning}");
            }

            if (converted.Error is { } error)
            {
                failures.Add(new FileFailure(files[i], error));
            }

            visit.Report(files[i].Id, (i + 1.0) / files.Count);
        }

        visit.Set(Documents, documents);
        if (failures.Count > 0)
        {
            visit.Set(Failures, failures);
        }
    }

    private async Task<ConversionResult> ConvertAsync(FolderFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = OpenedFile.Open(file);
            await using (content.ConfigureAwait(false))
            {
                if (content.Length > Limits.MaxBytes)
                {
                    return ConversionResult.Failed(
                        $"The file has {content.Length} bytes; the limit is {Limits.MaxBytes}.");
                }

                var mediaType = await OpenedFile.DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
                var description = new FileDescription(file.Id, mediaType) { Limits = Limits };
                return await Converter.ConvertAsync(content, description, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ConversionResult.Failed($"The file cannot be read: {error.Message}");
        }
    }
}
