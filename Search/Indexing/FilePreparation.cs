using System.Security.Cryptography;
using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>Decides whether a file has changed, and if so converts and splits it.</summary>
internal sealed class FilePreparation(ConverterRouter converters, ChunkMaking making, ConversionLimits limits)
{
    public async Task<PreparedFile> PrepareAsync(
        FolderFile file, IndexedSource? known, CancellationToken cancellationToken)
    {
        if (known is not null && known.Size == file.Length && known.ModifiedAt == file.LastWriteTime
            && known.Recipe == RecipeFor(known.MediaType))
        {
            return Unchanged(file, known);
        }

        try
        {
            var content = new FileStream(
                file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (content.ConfigureAwait(false))
            {
                return await ReadAsync(file, known, content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(file, FileOutcome.Failed, $"The file cannot be read: {error.Message}", isStale: false);
        }
    }

    private static PreparedFile Unchanged(FolderFile file, IndexedSource known) =>
        new(new FileReport(file.Id, FileOutcome.Unchanged, known.ChunkCount), file.Length);

    private static PreparedFile Failed(FolderFile file, FileOutcome outcome, string? error, bool isStale) =>
        new(new FileReport(file.Id, outcome, 0) { Error = error }, file.Length) { IsStale = isStale };

    private static async Task<byte[]> ReadHeadAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        content.Seek(0, SeekOrigin.Begin);
        return head[..length];
    }

    private async Task<PreparedFile> ReadAsync(
        FolderFile file, IndexedSource? known, FileStream content, CancellationToken cancellationToken)
    {
        if (content.Length > limits.MaxBytes)
        {
            return Failed(
                file, FileOutcome.Failed, $"The file has {content.Length} bytes; the limit is {limits.MaxBytes}.",
                isStale: true);
        }

        var head = await ReadHeadAsync(content, cancellationToken).ConfigureAwait(false);
        var mediaType = MediaType.Detect(head, file.Id);
        if (RecipeFor(mediaType) is not { } recipe)
        {
            return Failed(file, FileOutcome.Unsupported, $"There is no converter for {mediaType}.", isStale: true);
        }

        var hash = Convert.ToHexStringLower(
            await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
        if (known is not null && known.ContentHash == hash && known.Recipe == recipe)
        {
            return Unchanged(file, known);
        }

        content.Seek(0, SeekOrigin.Begin);
        var description = new FileDescription(file.Id, mediaType) { Limits = limits };
        var converted = await converters.ConvertAsync(content, description, cancellationToken).ConfigureAwait(false);
        return converted.Document is not null
            ? await SplitAsync(file, converted, hash, recipe, cancellationToken).ConfigureAwait(false)
            : Failed(file, FileOutcome.Failed, converted.Error, isStale: true);
    }

    private async Task<PreparedFile> SplitAsync(
        FolderFile file, ConversionResult converted, string hash, string recipe, CancellationToken cancellationToken)
    {
        IReadOnlyList<Chunk> chunks;
        List<string> warnings;
        try
        {
            (chunks, warnings) = await making.MakeAsync(converted.Documents, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            return Failed(
                file, FileOutcome.Failed, $"Cleaning the text takes too long: {error.Message}", isStale: true);
        }

        return new PreparedFile(
            new FileReport(file.Id, FileOutcome.Indexed, chunks.Count)
            {
                Warnings = [.. converted.Warnings, .. warnings],
            },
            file.Length)
        {
            Chunks = chunks,
            Source = new IndexedSource
            {
                Id = file.Id,
                ContentHash = hash,
                Size = file.Length,
                ModifiedAt = file.LastWriteTime,
                Recipe = recipe,
                MediaType = converted.Documents[0].MediaType,
                ChunkCount = chunks.Count,
            },
        };
    }

    private string? RecipeFor(string mediaType) =>
        converters.VersionFor(mediaType) is { } version ? $"{version}; {making.Version}" : null;
}
