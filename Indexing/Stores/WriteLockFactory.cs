using Lucene.Net.Store;

namespace Search.Indexing;

/// <summary>Makes the lock that only one writer can have.</summary>
internal sealed class WriteLockFactory(string folder) : LockFactory
{
    public override Lucene.Net.Store.Lock MakeLock(string lockName) => new WriteLock(Path.Combine(folder, lockName));

    public override void ClearLock(string lockName)
    {
        // The operating system clears the lock of a process that has ended.
    }
}
