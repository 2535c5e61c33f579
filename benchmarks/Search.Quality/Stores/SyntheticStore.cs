using System.Diagnostics;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A store of synthetic chunks, kept from one run to the next.</summary>
internal static class SyntheticStore
{
    private const int FilesPerWrite = 100;

    /// <summary>Opens the store, after writing what it lacks.</summary>
    /// <returns>The store, and how many chunks a second were written, without making them up.</returns>
    public static async Task<(LuceneChunkStore Store, double ChunksPerSecond)> OpenAsync(
        string folder, SyntheticChunks chunks, int count, CancellationToken cancellationToken)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, chunks.Space, cancellationToken: cancellationToken);
        var files = (count + SyntheticChunks.ChunksPerFile - 1) / SyntheticChunks.ChunksPerFile;
        var known = (await store.GetSourcesAsync(cancellationToken)).Count;
        if (known > files)
        {
            throw new InvalidDataException($"'{folder}' has {known} files, more than the {files} asked for.");
        }

        var writing = TimeSpan.Zero;
        foreach (var batch in Enumerable.Range(known, files - known).Chunk(FilesPerWrite))
        {
            SourceUpdate[] updates = [.. batch.Select(chunks.File)];
            var watch = Stopwatch.StartNew();
            await store.WriteAsync(updates, [], cancellationToken);
            writing += watch.Elapsed;
        }

        return (store, (files - known) * SyntheticChunks.ChunksPerFile / writing.TotalSeconds);
    }
}
