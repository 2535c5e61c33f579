using System.Buffers.Binary;
using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>Reads a file, or a part of one, at any place, from any number of threads through one handle.</summary>
/// <remarks>
/// <para>A read after the handle was closed is an exception; a part and a clone do not own the handle.</para>
/// <para>A call of the system costs more than the copying of some kilobytes. So a read at a new place takes a page, and
/// one that goes on where the last ended takes four: lists of postings and compressed texts are read in few calls,
/// single vectors and ids without much beside them. Lucene's own buffer is of one kilobyte.</para>
/// </remarks>
internal sealed class IndexFileInput : IndexInput
{
    private const int FirstRead = 4 * 1024;
    private const int NextRead = 16 * 1024;
    private const int LongestInt32 = 5;
    private const int LongestInt64 = 9;
    private const byte MoreFollows = 0x80;

    private readonly SafeFileHandle _handle;
    private readonly long _start;
    private bool _ownsHandle;
    private byte[] _buffer = [];

    // Where the buffer begins, the next byte in it, and how many bytes it holds.
    private long _bufferStart;
    private int _at;
    private int _count;
    private int _readAhead = FirstRead;

    private IndexFileInput(string description, SafeFileHandle handle, long start, long length, bool ownsHandle)
        : base(description)
    {
        _handle = handle;
        _start = start;
        Length = length;
        _ownsHandle = ownsHandle;
    }

    public override long Length { get; }

    public override long Position => _bufferStart + _at;

    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static IndexFileInput OfFile(string path, SafeFileHandle handle) =>
        new(path, handle, start: 0, RandomAccess.GetLength(handle), ownsHandle: true);

    public static IndexFileInput OfSlice(string description, SafeFileHandle handle, long start, long length) =>
        new(description, handle, start, length, ownsHandle: false);

    public override object Clone()
    {
        var clone = (IndexFileInput)base.Clone();
        clone._ownsHandle = false;
        clone._buffer = [];
        clone.Empty(Position);
        return clone;
    }

    public override void Seek(long pos)
    {
        if (pos < 0)
        {
            throw new EndOfStreamException($"There is no place {pos} in {this}.");
        }

        if (pos >= _bufferStart && pos <= _bufferStart + _count)
        {
            _at = (int)(pos - _bufferStart);
            return;
        }

        Empty(pos);
    }

    public override byte ReadByte()
    {
        if (_at == _count)
        {
            Refill();
        }

        return _buffer[_at++];
    }

    public override void ReadBytes(byte[] b, int offset, int len)
    {
        var target = b.AsSpan(offset, len);
        var buffered = Math.Min(len, _count - _at);
        Take(buffered).CopyTo(target);
        target = target[buffered..];
        if (target.Length >= _readAhead)
        {
            var position = Position;
            Read(position, target);
            Empty(position + target.Length);
            _readAhead = NextRead;
        }
        else if (target.Length > 0)
        {
            Refill();
            if (_count < target.Length)
            {
                throw BeyondEnd(Position, target.Length);
            }

            Take(target.Length).CopyTo(target);
        }
    }

    public override short ReadInt16() =>
        Has(sizeof(short)) ? BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) : base.ReadInt16();

    public override int ReadInt32() =>
        Has(sizeof(int)) ? BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int))) : base.ReadInt32();

    public override long ReadInt64() =>
        Has(sizeof(long)) ? BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long))) : base.ReadInt64();

    public override int ReadVInt32() => Has(LongestInt32) ? (int)ReadGroups(LongestInt32) : base.ReadVInt32();

    public override long ReadVInt64() => Has(LongestInt64) ? ReadGroups(LongestInt64) : base.ReadVInt64();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsHandle)
        {
            _handle.Dispose();
        }
    }

    private bool Has(int bytes) => _count - _at >= bytes;

    private ReadOnlySpan<byte> Take(int bytes)
    {
        _at += bytes;
        return _buffer.AsSpan(_at - bytes, bytes);
    }

    // Seven bits a byte, the lowest first.
    private long ReadGroups(int longest)
    {
        long value = 0;
        for (var i = 0; i < longest; i++)
        {
            var group = _buffer[_at++];
            value |= (long)(group & ~MoreFollows) << (7 * i);
            if (group < MoreFollows)
            {
                return value;
            }
        }

        throw new InvalidDataException($"A number of more than {longest} bytes before {Position} in {this}.");
    }

    private void Empty(long position)
    {
        _bufferStart = position;
        _at = 0;
        _count = 0;
        _readAhead = FirstRead;
    }

    private void Refill()
    {
        var position = Position;
        var length = (int)Math.Min(_readAhead, Length - position);
        if (length <= 0)
        {
            throw BeyondEnd(position, 1);
        }

        if (_buffer.Length < length)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(length);
        }

        Empty(position);
        Read(position, _buffer.AsSpan(0, length));
        _count = length;
        _readAhead = NextRead;
    }

    private void Read(long position, Span<byte> target)
    {
        if (position + target.Length > Length)
        {
            throw BeyondEnd(position, target.Length);
        }

        while (target.Length > 0)
        {
            var read = RandomAccess.Read(_handle, target, _start + position);
            if (read == 0)
            {
                throw new EndOfStreamException($"{this} has become shorter than {Length} bytes.");
            }

            target = target[read..];
            position += read;
        }
    }

    private EndOfStreamException BeyondEnd(long position, int bytes) =>
        new($"A read of {bytes} bytes at {position} goes beyond the end of {this}.");
}
