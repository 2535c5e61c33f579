using System.IO.Compression;
using System.IO.Hashing;

namespace Search.Indexing;

/// <summary>Reads an entry of a zip file and checks at its end that it is what the file says it is.</summary>
/// <remarks>.NET stops at the declared length and ignores the sum: a false length would lose text.</remarks>
internal sealed class CheckedEntryStream(ZipArchiveEntry entry) : Stream
{
    private readonly Stream _inner = entry.Open();
    private readonly Crc32 _sum = new();
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => entry.Length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _inner.Read(buffer);
        _sum.Append(buffer[..read]);
        if (read == 0 && buffer.Length > 0 && !_ended)
        {
            _ended = true;
            CheckSum();
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckSum()
    {
        if (_sum.GetCurrentHashAsUInt32() != entry.Crc32)
        {
            throw new UnreadableFileException($"The file is damaged: the content of its part '{entry.FullName}' " +
                "does not have the length and the sum that the file gives for it.");
        }
    }
}
