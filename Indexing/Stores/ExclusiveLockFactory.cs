using Lucene.Net.Store;
using Lock = Lucene.Net.Store.Lock;

namespace Search.Indexing;

/// <summary>Locks of which one process at a time holds one, on every system.</summary>
/// <remarks>
/// Lucene.Net's own lock opens its file for writing and lets others read; on Unix .NET turns that into a shared lock,
/// which any number of processes get. Ours shares with nobody. It is freed when its process ends, however it ends; the
/// file stays, since deleting it could take it from under the next holder.
/// </remarks>
internal sealed class ExclusiveLockFactory(string folder) : LockFactory
{
    public override Lock MakeLock(string lockName) => new ExclusiveFileLock(Path.Combine(folder, lockName));

    public override void ClearLock(string lockName)
    {
        // A lock that nobody holds needs no clearing, and one that somebody holds is not ours to take.
    }

    private sealed class ExclusiveFileLock(string path) : Lock
    {
        private FileStream? _file;

        public override bool Obtain()
        {
            if (_file is not null)
            {
                return false;
            }

            try
            {
                System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                FailureReason = error;
                return false;
            }
        }

        public override bool IsLocked()
        {
            if (_file is not null)
            {
                return true;
            }

            using var probe = new ExclusiveFileLock(path);
            return !probe.Obtain();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _file?.Dispose();
                _file = null;
            }
        }
    }
}
