using System.Globalization;
using System.IO.Compression;

namespace Search.Indexing;

/// <summary>Holds the compressed parts of a file to their limits, before the parser unpacks them.</summary>
/// <remarks>The parser goes on when a part cannot be unpacked; the error stays here for the end.</remarks>
internal sealed class PdfInflation(long maxBytes, int maxRatio)
{
    private const long Harmless = 1024 * 1024;

    /// <summary>Why the file is refused; null while every part keeps the limits.</summary>
    public string? Error { get; private set; }

    /// <summary>Unpacks a part without keeping it.</summary>
    /// <exception cref="InvalidDataException">It unpacks to more than allowed.</exception>
    public void Check(ReadOnlyMemory<byte> packed, bool isImage)
    {
        var most = isImage ? maxBytes : Math.Min(maxBytes, Math.Max(Harmless, (long)packed.Length * maxRatio));
        if (LengthOf(packed, most) > most)
        {
            Error = string.Create(
                CultureInfo.InvariantCulture,
                $"A part of the file of {packed.Length} bytes unpacks to more than {most} bytes, "
                + $"beyond ConversionLimits.MaxInflatedBytes, MaxInflationRatio or the memory of the worker.");
            throw new InvalidDataException(Error);
        }
    }

    private static long LengthOf(ReadOnlyMemory<byte> packed, long most)
    {
        var buffer = new byte[64 * 1024];
        var length = 0L;
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            for (var read = stream.Read(buffer); read > 0 && length <= most; read = stream.Read(buffer))
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // What cannot be unpacked further is as long as it came; the parser says what is wrong with it.
            return length;
        }

        return length;
    }
}
