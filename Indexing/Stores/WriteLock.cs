using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>A lock that is held as long as its file is open, and that ends with the process that holds it.</summary>
/// <remarks>
/// Lucene's own lock deletes its file when it is released. Who had just opened the file then holds a lock on a file
/// that is gone, beside the holder of the next one: two writers. This file stays.
/// </remarks>
internal sealed class WriteLock(string path) : Lucene.Net.Store.Lock
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private SafeFileHandle? _handle;

    public override bool Obtain()
    {
        if (_handle is not null)
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException e) when (e.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            FailureReason = e;
            return false;
        }
    }

    public override bool IsLocked() => _handle is not null;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _handle?.Dispose();
            _handle = null;
        }
    }
}
