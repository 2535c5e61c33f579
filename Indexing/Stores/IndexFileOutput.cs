using System.IO.Hashing;
using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>Writes a file from the front to the back and keeps its checksum.</summary>
internal sealed class IndexFileOutput : IndexOutput
{
    private const int BufferSize = 32 * 1024;

    private readonly SafeFileHandle _handle;
    private readonly Crc32 _checksum = new();
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _buffered;
    private long _written;

    public IndexFileOutput(string path) =>
        _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    public override long Position => _written + _buffered;

    public override long Length => Position;

    public override long Checksum
    {
        get
        {
            Flush();
            return _checksum.GetCurrentHashAsUInt32();
        }
    }

    public override void WriteByte(byte b)
    {
        if (_buffered == BufferSize)
        {
            Flush();
        }

        _buffer[_buffered++] = b;
    }

    public override void WriteBytes(byte[] b, int offset, int length)
    {
        var rest = b.AsSpan(offset, length);
        if (rest.Length > BufferSize - _buffered)
        {
            Flush();
            if (rest.Length >= BufferSize)
            {
                Append(rest);
                return;
            }
        }

        rest.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += rest.Length;
    }

    public override void Flush()
    {
        Append(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    [Obsolete("Overrides an obsolete member.")]
    public override void Seek(long pos) => throw new NotSupportedException("An index file is written once, in order.");

    protected override void Dispose(bool disposing)
    {
        if (!disposing || _handle.IsClosed)
        {
            return;
        }

        try
        {
            Flush();
        }
        finally
        {
            _handle.Dispose();
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            RandomAccess.Write(_handle, bytes, _written);
            _checksum.Append(bytes);
            _written += bytes.Length;
        }
    }
}
