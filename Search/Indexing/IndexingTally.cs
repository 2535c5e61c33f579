using Search.Indexing;

namespace Search;

/// <summary>Counts what has been done of an indexing run, and tells it.</summary>
internal sealed class IndexingTally(IReadOnlyList<FolderFile> files, IProgress<IndexingProgress>? progress)
{
    private readonly long _bytesTotal = files.Sum(file => file.Length);
    private int _filesDone;
    private long _bytesDone;
    private int _chunksWritten;

    /// <summary>Tells how far the files are that are under way.</summary>
    /// <param name="file">The file that was dealt with last.</param>
    /// <param name="bytes">How many bytes of the files under way have been dealt with.</param>
    /// <param name="chunks">How many of their chunks have vectors.</param>
    public void Tell(string file, long bytes = 0, int chunks = 0) => progress?.Report(new IndexingProgress
    {
        FilesDone = _filesDone,
        FilesTotal = files.Count,
        BytesDone = _bytesDone + bytes,
        BytesTotal = _bytesTotal,
        ChunksDone = _chunksWritten + chunks,
        CurrentFile = file,
    });

    /// <summary>Counts a file that has been dealt with, and tells it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="chunks">How many chunks were written of it.</param>
    public void Finish(FolderFile file, int chunks)
    {
        _filesDone++;
        _bytesDone += file.Length;
        _chunksWritten += chunks;
        Tell(file.Id);
    }
}
