namespace Search.Indexing;

/// <summary>A file that was found below a folder.</summary>
/// <param name="Id">The path from the folder, with slashes on every system; it names the document.</param>
/// <param name="FullPath">Where to open it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="LastWriteTime">When it was last written, in UTC.</param>
public record FolderFile(string Id, string FullPath, long Length, DateTimeOffset LastWriteTime);
