using System.Diagnostics;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A store of synthetic chunks, kept from one run to the next.</summary>
internal static class SyntheticStore
{
    private const int FilesPerWrite = 500;

    /// <summary>Opens the store, after writing what it lacks.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="chunks">What is written.</param>
    /// <param name="count">How many chunks the store has in the end.</param>
    /// <param name="peer">Writes each batch after the store, if there is one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<(LuceneChunkStore Store, WritingRates Rates)> OpenAsync(
        string folder, SyntheticChunks chunks, int count, LuceneWriting? peer, CancellationToken cancellationToken)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, chunks.Space, cancellationToken: cancellationToken);
        var files = (count + SyntheticChunks.ChunksPerFile - 1) / SyntheticChunks.ChunksPerFile;
        var known = (await store.GetSourcesAsync(cancellationToken)).Count;
        if (known > files)
        {
            throw new InvalidDataException($"'{folder}' has {known} files, more than the {files} asked for.");
        }

        var (writing, working, peerWriting) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var batch in Enumerable.Range(known, files - known).Chunk(FilesPerWrite))
        {
            SourceUpdate[] updates = [.. batch.Select(chunks.File)];
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            await store.WriteAsync(updates, [], cancellationToken);
            writing += watch.Elapsed;
            working += Environment.CpuUsage.TotalTime - before;
            watch.Restart();
            peer?.Write(updates);
            peerWriting += watch.Elapsed;
        }

        var written = (files - known) * SyntheticChunks.ChunksPerFile;
        return (store, new WritingRates(
            written / writing.TotalSeconds, written / working.TotalSeconds, written / peerWriting.TotalSeconds));
    }
}
