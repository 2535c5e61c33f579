using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Puts the chunks of files into an index that is being written, those of a large batch on two
/// threads.</summary>
/// <remarks>
/// Cutting texts into words is most of the work of a write, and one file's is independent of another's. A file of many
/// chunks is added part by part, because Lucene keeps in memory what is added in one call. Nothing is seen before the
/// commit, so that neither threads nor parts make a difference to readers.
/// </remarks>
internal static class BatchWriting
{
    private const int LeastChunksForThreads = 1000;
    private const int Threads = 2;
    private const int ChunksOfAPart = 500;

    /// <summary>Adds files; whatever the index had of them must have been deleted.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped; some may have been added.</exception>
    public static void Add(
        IndexWriter writer, IReadOnlyCollection<SourceUpdate> updates, KeywordLanguage language,
        CancellationToken cancellationToken)
    {
        var parts = updates.SelectMany(update => PartsOf(update, language));
        if (updates.Sum(update => (long)update.Chunks.Count) < LeastChunksForThreads)
        {
            foreach (var part in parts)
            {
                writer.AddDocuments(part.Documents(cancellationToken));
            }

            return;
        }

        try
        {
            Parallel.ForEach(
                Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken },
                part => writer.AddDocuments(part.Documents(cancellationToken)));
        }
        catch (AggregateException errors)
        {
            // After an error of the disk, the other thread finds the writer closed.
            ExceptionDispatchInfo.Throw(
                errors.InnerExceptions.FirstOrDefault(StoreErrors.IsStorage) ?? errors.InnerExceptions[0]);
        }
    }

    private static IEnumerable<ChunkDocuments> PartsOf(SourceUpdate update, KeywordLanguage language)
    {
        var languages = new ChunkLanguages(update, language);
        for (var first = 0; first == 0 || first < update.Chunks.Count; first += ChunksOfAPart)
        {
            yield return new ChunkDocuments(
                update, languages, first, Math.Min(first + ChunksOfAPart, update.Chunks.Count));
        }
    }
}
