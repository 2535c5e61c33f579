using System.Security.Cryptography;

namespace Search.Indexing;

/// <summary>Opens files as components read them, and looks at their heads.</summary>
internal static class OpenedFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream Open(FolderFile file) => new(
        file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16,
        FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Whether an exception says that a file cannot be read now.</summary>
    public static bool IsUnreadable(Exception error) => error is IOException or UnauthorizedAccessException;

    public static string Unreadable(Exception error) => $"The file cannot be read: {error.Message}";

    /// <summary>What is wrong with the size of a file; null when nothing is.</summary>
    public static string? TooLarge(FileStream content, long limit) => content.Length > limit
        ? $"The file has {content.Length} bytes; the limit is {limit}."
        : null;

    /// <summary>SHA-256 of what is left of a file, in lower-case hexadecimal.</summary>
    public static async Task<string> HashAsync(FileStream content, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));

    /// <summary>The media type of a file; a file that was looked at already is not opened.</summary>
    public static async ValueTask<string> DetectAsync(FolderFile file, CancellationToken cancellationToken)
    {
        if (file is ChangedFile changed)
        {
            return changed.MediaType;
        }

        var content = Open(file);
        await using (content.ConfigureAwait(false))
        {
            return await DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The media type of an open file, which stands at its beginning before and after.</summary>
    public static async ValueTask<string> DetectAsync(
        FileStream content, FolderFile file, CancellationToken cancellationToken)
    {
        if (file is ChangedFile changed)
        {
            return changed.MediaType;
        }

        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        content.Seek(0, SeekOrigin.Begin);
        return MediaType.Detect(head.AsSpan(0, length), file.FullPath);
    }
}
