using Search.Indexing;

namespace Search;

/// <summary>Parts files into batches that are written in one commit each.</summary>
internal static class IndexingBatches
{
    // Enough for batches of like length, and no more work than a few seconds to lose. A commit costs some milliseconds.
    private const int MostFiles = 64;
    private const long MostBytes = 1 << 18;

    /// <summary>The files in their order; a file that is large is a batch of its own.</summary>
    public static IEnumerable<IReadOnlyList<FolderFile>> Of(IReadOnlyList<FolderFile> files)
    {
        var batch = new List<FolderFile>();
        var bytes = 0L;
        foreach (var file in files)
        {
            if (batch.Count > 0 && (batch.Count == MostFiles || bytes + file.Length > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(file);
            bytes += file.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
