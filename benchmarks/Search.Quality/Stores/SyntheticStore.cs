using System.Diagnostics;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A store of synthetic chunks, kept from one run to the next.</summary>
internal static class SyntheticStore
{
    private const int FilesPerWrite = 500;

    /// <summary>Opens the store, after writing what it lacks.</summary>
    /// <returns>
    /// The store, and how many chunks were written a second on the clock and a second of the processors, without making
    /// them up. The second tells what else the machine was doing.
    /// </returns>
    public static async Task<(LuceneChunkStore Store, double PerSecond, double PerProcessorSecond)> OpenAsync(
        string folder, SyntheticChunks chunks, int count, CancellationToken cancellationToken)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, chunks.Space, cancellationToken: cancellationToken);
        var files = (count + SyntheticChunks.ChunksPerFile - 1) / SyntheticChunks.ChunksPerFile;
        var known = (await store.GetSourcesAsync(cancellationToken)).Count;
        if (known > files)
        {
            throw new InvalidDataException($"'{folder}' has {known} files, more than the {files} asked for.");
        }

        var (writing, working) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var batch in Enumerable.Range(known, files - known).Chunk(FilesPerWrite))
        {
            SourceUpdate[] updates = [.. batch.Select(chunks.File)];
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            await store.WriteAsync(updates, [], cancellationToken);
            writing += watch.Elapsed;
            working += Environment.CpuUsage.TotalTime - before;
        }

        var written = (files - known) * SyntheticChunks.ChunksPerFile;
        return (store, written / writing.TotalSeconds, written / working.TotalSeconds);
    }
}
