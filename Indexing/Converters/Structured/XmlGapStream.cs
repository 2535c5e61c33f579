namespace Search.Indexing;

/// <summary>Passes XML through, and stops at a piece of text or an attribute that is too long to be kept.</summary>
/// <remarks>
/// An XML reader holds each of them as one string. Neither can have a <c>&lt;</c> in it, in any encoding, so the gap
/// between two of these bytes bounds them.
/// </remarks>
internal sealed class XmlGapStream(Stream inner) : Stream
{
    private const int MaxGap = 8 * 1024 * 1024;

    private long _gap;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var last = buffer[..read].LastIndexOf((byte)'<');
        _gap = last < 0 ? _gap + read : read - last;
        return _gap <= MaxGap
            ? read
            : throw new UnreadableFileException($"The file has a single piece of text of more than {MaxGap} bytes.");
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
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
