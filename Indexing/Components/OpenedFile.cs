namespace Search.Indexing;

/// <summary>Opens files as components read them, and looks at their heads.</summary>
internal static class OpenedFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileStream Open(FolderFile file) => new(
        file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16,
        FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>The media type of a file.</summary>
    public static async Task<string> DetectAsync(FolderFile file, CancellationToken cancellationToken)
    {
        var content = Open(file);
        await using (content.ConfigureAwait(false))
        {
            return await DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The media type of an open file, which stands at its beginning before and after.</summary>
    public static async Task<string> DetectAsync(
        FileStream content, FolderFile file, CancellationToken cancellationToken)
    {
        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        content.Seek(0, SeekOrigin.Begin);
        return MediaType.Detect(head.AsSpan(0, length), file.FullPath);
    }
}
