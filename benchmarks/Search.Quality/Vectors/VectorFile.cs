using System.Runtime.InteropServices;

namespace Search.Quality;

/// <summary>Vectors in a file: their number and their dimensions as int32, then the components as float32.</summary>
internal static class VectorFile
{
    private const int HeaderLength = 8;
    private const int MostRows = 10_000_000;
    private const int MostDimensions = 65_536;

    public static void Write(string path, IReadOnlyList<float[]> rows)
    {
        using var stream = File.Create(path);
        stream.Write(MemoryMarshal.AsBytes([rows.Count, rows[0].Length]));
        foreach (var row in rows)
        {
            stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }

    /// <exception cref="InvalidDataException">The file is none of these, or cut off.</exception>
    public static float[][] Read(string path)
    {
        using var stream = File.OpenRead(path);
        Span<int> header = stackalloc int[2];
        if (stream.ReadAtLeast(MemoryMarshal.AsBytes(header), HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || header[0] is < 1 or > MostRows || header[1] is < 1 or > MostDimensions
            || stream.Length != HeaderLength + ((long)header[0] * header[1] * sizeof(float)))
        {
            throw new InvalidDataException($"'{path}' is no file of vectors; the verb vector-embed makes one.");
        }

        var rows = new float[header[0]][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[header[1]];
            stream.ReadExactly(MemoryMarshal.AsBytes(rows[i].AsSpan()));
        }

        return rows;
    }
}
