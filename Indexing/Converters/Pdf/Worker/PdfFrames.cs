using System.Buffers.Binary;

namespace Search.Indexing;

/// <summary>Frames on a pipe: a byte for the kind, four for the length, low byte first, then the content.</summary>
internal static class PdfFrames
{
    private const int HeaderLength = 5;
    private const int Piece = 1024 * 1024;

    public static async ValueTask WriteAsync(
        Stream pipe, PdfFrameKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(1), content.Length);
        await pipe.WriteAsync(header, cancellationToken).ConfigureAwait(false);
        await pipe.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a frame; memory is taken as its bytes come in, not as its length promises.</summary>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">The frame is longer than allowed.</exception>
    public static async ValueTask<(PdfFrameKind Kind, byte[] Content)> ReadAsync(
        Stream pipe, long longest, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        await pipe.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(1));
        if (length < 0 || length > longest)
        {
            throw new InvalidDataException($"A frame of {length} bytes is longer than {longest}.");
        }

        var content = new byte[Math.Min(length, Piece)];
        for (var read = 0; read < length; read = content.Length)
        {
            if (read > 0)
            {
                Array.Resize(ref content, (int)Math.Min(length, read * 2L));
            }

            await pipe.ReadExactlyAsync(content.AsMemory(read), cancellationToken).ConfigureAwait(false);
        }

        return ((PdfFrameKind)header[0], content);
    }
}
