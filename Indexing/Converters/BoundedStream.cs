namespace Search.Indexing;

/// <summary>
/// A stream that can be read up to a number of bytes, so that no converter takes in more than is allowed.
/// </summary>
internal sealed class BoundedStream : Stream
{
    private readonly Stream _inner;
    private readonly long _start;
    private readonly long _maxBytes;
    private long _read;

    /// <summary>Bounds a stream, from its current position; the inner stream stays the caller's.</summary>
    /// <exception cref="FileTooLargeException">The stream says by itself that it is longer.</exception>
    public BoundedStream(Stream inner, long maxBytes)
    {
        _inner = inner;
        _maxBytes = maxBytes;
        if (inner.CanSeek)
        {
            _start = inner.Position;
            Check(inner.Length - _start);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => _inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _inner.Length - _start;

    public override long Position
    {
        get => _inner.Position - _start;
        set => _inner.Position = value + _start;
    }

    public override int Read(Span<byte> buffer) => Count(_inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => origin == SeekOrigin.Begin
        ? _inner.Seek(offset + _start, origin) - _start
        : _inner.Seek(offset, origin) - _start;

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    // A stream that can seek was measured before; what it yields twice is not twice as much.
    private int Count(int read)
    {
        _read += read;
        if (!CanSeek)
        {
            Check(_read);
        }

        return read;
    }

    private void Check(long length)
    {
        if (length > _maxBytes)
        {
            throw new FileTooLargeException();
        }
    }
}
