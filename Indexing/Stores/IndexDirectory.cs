using System.Collections.Concurrent;
using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>The files of an index, read and written the way this store needs it.</summary>
/// <remarks>
/// Lucene.Net 4.8 brings three directories, and each has a fault here. The memory-mapped one can read a mapping that
/// has been closed, which ends the process (apache/lucenenet 1013). The others read a file under a lock or slowly. All
/// of them flush every file to the disk when it is closed, also those that a merge deletes a moment later; here a file
/// is flushed when a commit names it. And Lucene deletes what looks like a part of an index and is in no commit, where
/// a letter after an underscore is enough for it; it is shown the files that have exactly the names of its own.
/// </remarks>
internal sealed class IndexDirectory(string folder)
    : FSDirectory(new DirectoryInfo(folder), NoLockFactory.GetNoLockFactory())
{
    // A commit names all of its files, and most of them were flushed for the commits before it.
    private readonly ConcurrentDictionary<string, bool> _unflushed = new(StringComparer.Ordinal);

    private readonly WriteLock _writeLock = new(Path.Combine(folder, IndexFolder.WriteLockName));

    /// <summary>The one lock of an index: its writer's.</summary>
    public override Lucene.Net.Store.Lock MakeLock(string name) => _writeLock;

    /// <summary>Lets other writers in, also when the writer here could not be closed in good order.</summary>
    public void ReleaseWriteLock() => _writeLock.Dispose();

    public override string[] ListAll() => Array.FindAll(base.ListAll(), IndexFolder.IsLucenes);

    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        if (name == IndexFolder.GenerationHint)
        {
            throw new FileNotFoundException("The hint may be wrong; the list of files is not.", name);
        }

        var path = PathOf(name);
        return IndexFileInput.OfFile(path, IndexFileInput.Open(path));
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return new IndexFileSlicer(PathOf(name));
    }

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        EnsureOpen();
        EnsureCanWrite(name);
        _unflushed[name] = true;
        return new IndexFileOutput(PathOf(name));
    }

    public override void DeleteFile(string name)
    {
        _unflushed.TryRemove(name, out _);
        base.DeleteFile(name);
    }

    public override void Sync(ICollection<string> names)
    {
        EnsureOpen();
        foreach (var name in names.Where(name => name != IndexFolder.GenerationHint && _unflushed.ContainsKey(name)))
        {
            Flush(PathOf(name));
            _unflushed.TryRemove(name, out _);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _writeLock.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Flush(string path)
    {
        using var handle = File.OpenHandle(
            path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    private string PathOf(string name) => Path.Combine(m_directory.FullName, name);

    /// <summary>Opens the parts of a compound file, which share its handle.</summary>
    private sealed class IndexFileSlicer(string path) : IndexInputSlicer
    {
        private readonly SafeFileHandle _handle = IndexFileInput.Open(path);

        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            IndexFileInput.OfSlice($"{path}: {sliceDescription}", _handle, offset, length);

        [Obsolete("Overrides an obsolete member.")]
        public override IndexInput OpenFullSlice() => OpenSlice("all", 0, RandomAccess.GetLength(_handle));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _handle.Dispose();
            }
        }
    }
}
