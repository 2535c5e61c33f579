using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>Reads a file, or a part of one, at any place, from any number of threads through one handle.</summary>
/// <remarks>A read after the handle was closed is an exception; a part and a clone do not own the handle.</remarks>
internal sealed class IndexFileInput : BufferedIndexInput
{
    // Vectors are read one after the other, each longer than Lucene's buffer.
    private const string VectorsExtension = ".dvd";
    private const int VectorsBufferSize = 16 * 1024;

    private readonly SafeFileHandle _handle;
    private readonly long _start;
    private bool _ownsHandle;

    private IndexFileInput(
        string description, SafeFileHandle handle, long start, long length, bool ownsHandle, IOContext context)
        : base(description, BufferSizeFor(description, context))
    {
        _handle = handle;
        _start = start;
        Length = length;
        _ownsHandle = ownsHandle;
    }

    public override long Length { get; }

    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static IndexFileInput OfFile(string path, SafeFileHandle handle, IOContext context) =>
        new(path, handle, start: 0, RandomAccess.GetLength(handle), ownsHandle: true, context);

    public static IndexFileInput OfSlice(
        string description, SafeFileHandle handle, long start, long length, IOContext context) =>
        new(description, handle, start, length, ownsHandle: false, context);

    public override object Clone()
    {
        var clone = (IndexFileInput)base.Clone();
        clone._ownsHandle = false;
        return clone;
    }

    protected override void ReadInternal(byte[] b, int offset, int length)
    {
        var position = Position;
        if (position + length > Length)
        {
            throw new EndOfStreamException($"A read of {length} bytes at {position} goes beyond the end of {this}.");
        }

        var rest = b.AsSpan(offset, length);
        while (rest.Length > 0)
        {
            var read = RandomAccess.Read(_handle, rest, _start + position);
            if (read == 0)
            {
                throw new EndOfStreamException($"{this} has become shorter than {Length} bytes.");
            }

            rest = rest[read..];
            position += read;
        }
    }

    protected override void SeekInternal(long pos)
    {
        // Every read names its place.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _ownsHandle)
        {
            _handle.Dispose();
        }
    }

    private static int BufferSizeFor(string description, IOContext context) =>
        description.EndsWith(VectorsExtension, StringComparison.Ordinal) ? VectorsBufferSize : GetBufferSize(context);
}
