using Lucene.Net.Index;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Search.Indexing;

/// <summary>Gives every search the latest commit, also one that another process made.</summary>
internal sealed class CommittedIndex : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LuceneDirectory _directory;
    private readonly IndexStamp _stamp;
    private volatile IndexSnapshot _current;
    private volatile bool _isDisposed;
    private volatile int _ownCommits;

    private CommittedIndex(LuceneDirectory directory, IndexStamp stamp, IndexSnapshot current)
    {
        _directory = directory;
        _stamp = stamp;
        _current = current;
    }

    /// <summary>Opens the last commit, after reading all of its files once to see that they are whole.</summary>
    public static CommittedIndex Open(LuceneDirectory directory, IndexStamp stamp) =>
        new(
            directory,
            stamp,
            IndexFolder.IsVacant(stamp.Folder) ? IndexSnapshot.Empty() : OpenChecked(directory, stamp));

    /// <summary>The latest snapshot; the caller disposes of it.</summary>
    public IndexSnapshot Acquire()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(LuceneChunkStore));
            var snapshot = _current;
            if (snapshot.OwnCommits != _ownCommits || !snapshot.IsLast(_stamp.Folder))
            {
                snapshot = Refresh(snapshot);
            }

            if (snapshot.TryAcquire())
            {
                return snapshot;
            }
        }
    }

    /// <summary>Says that this process has made a commit; another's is noticed by its files.</summary>
    public void CountOwnCommit() => Interlocked.Increment(ref _ownCommits);

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                _current.Dispose();
            }
        }
    }

    private static IndexSnapshot OpenChecked(LuceneDirectory directory, IndexStamp stamp)
    {
        try
        {
            IndexIntegrity.Check(directory, stamp.Folder);
            return IndexSnapshot.Of(Checked(DirectoryReader.Open(directory), stamp), stamp.Folder);
        }
        catch (Exception e) when (StoreErrors.IsStorage(e) && IndexFolder.IsInterruptedBirth(stamp.Folder))
        {
            return IndexSnapshot.Empty();
        }
    }

    private IndexSnapshot Refresh(IndexSnapshot stale)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(LuceneChunkStore));
            if (_current == stale)
            {
                var ownCommits = _ownCommits;
                if (Reopen(stale) is { } latest)
                {
                    _current = latest;
                    stale.Dispose();
                }

                _current.OwnCommits = ownCommits;
            }

            return _current;
        }
    }

    private IndexSnapshot? Reopen(IndexSnapshot stale)
    {
        if (stale.Reader is not DirectoryReader reader)
        {
            return OpenChecked(_directory, _stamp);
        }

        return DirectoryReader.OpenIfChanged(reader) is { } latest
            ? IndexSnapshot.Of(Checked(latest, _stamp), _stamp.Folder)
            : null;
    }

    private static DirectoryReader Checked(DirectoryReader reader, IndexStamp stamp)
    {
        try
        {
            stamp.Check(reader.IndexCommit.UserData);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
