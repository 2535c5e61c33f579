using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes batches, each as one commit, with a writer that is taken at the first batch and kept.</summary>
/// <remarks>Not thread-safe: one batch at a time.</remarks>
internal sealed class IndexWriting(IndexDirectory directory, IndexStamp stamp, LuceneChunkStoreOptions options)
    : IDisposable
{
    private IndexWriter? _writer;
    private KeywordLanguage _language;

    /// <summary>Whether the right to write has been taken.</summary>
    public bool IsOpen => _writer is not null;

    /// <summary>Takes the right to write, and brings an index of an older format to the present one.</summary>
    /// <param name="isFirst">Whether the folder has no readable commit.</param>
    public void Open(bool isFirst)
    {
        try
        {
            _writer = OpenWriter(isFirst);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Replaces and removes files; when it throws, nothing has changed, and the right to write is given up.
    /// </summary>
    /// <param name="updates">Files with their new chunks.</param>
    /// <param name="removals">Ids of files to remove.</param>
    /// <param name="cancellationToken">Stops the work before the commit.</param>
    public void Apply(
        IReadOnlyCollection<SourceUpdate> updates, IReadOnlyCollection<string> removals,
        CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("The writer is not open.");
        try
        {
            foreach (var id in removals.Concat(updates.Select(update => update.Source.Id)))
            {
                writer.DeleteDocuments(TermOf(id));
            }

            BatchWriting.Add(writer, updates, _language, cancellationToken);

            // Segments are merged before the commit, not after it: then an error while merging undoes the whole batch,
            // and what the batch returns for is what a killed process leaves behind.
            writer.Flush(triggerMerge: true, applyAllDeletes: true);
            cancellationToken.ThrowIfCancellationRequested();
            writer.Commit();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Merges all segments into one.</summary>
    public void Compact()
    {
        var writer = _writer ?? throw new InvalidOperationException("The writer is not open.");
        try
        {
            writer.ForceMerge(maxNumSegments: 1);
            writer.Commit();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Replaces all chunks by the same ones with vectors of another space, and gives up the right to write.
    /// </summary>
    public void Rebuild(VectorSpace space, IEnumerable<SourceUpdate> files, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("The writer is not open.");
        try
        {
            IndexRebuild.Apply(writer, stamp with { Space = space }, _language, files, cancellationToken);
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Drops what is not committed, and lets other writers in.</summary>
    public void Dispose()
    {
        var writer = _writer;
        _writer = null;
        Close(writer);
    }

    private static Term TermOf(string documentId) => new(ChunkFields.DocumentId, documentId);

    private IndexWriter OpenWriter(bool isFirst)
    {
        if (isFirst)
        {
            RemoveInterruptedBirth();
        }

        var writer = new IndexWriter(directory, Configuration());
        try
        {
            if (writer.CommitData.Count == 0)
            {
                // A commit before the first chunk: files of an index without a commit would be taken for a damaged one.
                writer.SetCommitData(stamp.ToUserData(stamp.Language ?? KeywordLanguage.English));
                writer.Commit();
            }

            stamp.Check(writer.CommitData);
            _language = IndexStamp.LanguageOf(writer.CommitData, stamp.Folder);
            return writer;
        }
        catch
        {
            Close(writer);
            throw;
        }
    }

    private void Close(IndexWriter? writer)
    {
        try
        {
            writer?.Rollback();
        }
        catch (Exception e) when (StoreErrors.IsStorage(e))
        {
            // What could not be deleted belongs to no commit; the next writer deletes it.
        }
        finally
        {
            directory.ReleaseWriteLock();
        }
    }

    private void RemoveInterruptedBirth()
    {
        using var onlyWriter = directory.MakeLock(IndexFolder.WriteLockName);
        if (!onlyWriter.Obtain(lockWaitTimeout: 0) || !IndexFolder.IsInterruptedBirth(stamp.Folder))
        {
            return;
        }

        try
        {
            new SegmentInfos().Read(directory);
        }
        catch (IOException)
        {
            IndexFolder.DeleteFirstCommit(stamp.Folder);
        }
    }

    private IndexWriterConfig Configuration() => new(LuceneVersion.LUCENE_48, WordFields.Analyzer)
    {
        Similarity = new KeywordSimilarity(),
        RAMBufferSizeMB = options.WriteBufferMegabytes,
        WriteLockTimeout = 0,
        MergePolicy = options.Vectors.Method == VectorMethod.Automatic
            ? new GraphMergePolicy(options.Vectors.LeastRowsWalked)
            : new TieredMergePolicy(),
        // An error in a background thread would end the process.
        MergeScheduler = new SerialMergeScheduler(),
        OpenMode = OpenMode.CREATE_OR_APPEND,
    };
}
