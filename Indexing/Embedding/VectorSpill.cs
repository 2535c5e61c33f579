using System.Runtime.InteropServices;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Vectors in a temporary file that nobody else can open.</summary>
/// <remarks>
/// The file has no name any more while it is used, where the system allows that, so that a killed program leaves
/// nothing. One thread adds; when it is done, any number read.
/// </remarks>
internal sealed class VectorSpill
{
    private readonly FileStream _file;
    private readonly int _dimensions;

    private VectorSpill(FileStream file, int dimensions)
    {
        _file = file;
        _dimensions = dimensions;
    }

    /// <summary>How many vectors there are.</summary>
    public int Count { get; private set; }

    private int BytesOfAVector => _dimensions * sizeof(float);

    /// <summary>Makes an empty file in the folder for temporary files.</summary>
    /// <exception cref="StoreException">The folder cannot be written to.</exception>
    public static VectorSpill Create(int dimensions)
    {
        var path = Path.Combine(Path.GetTempPath(), $"search-{Guid.NewGuid():N}.vectors");
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var file = new FileStream(path, options);
            File.Delete(path);
            return new VectorSpill(file, dimensions);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(error);
        }
    }

    /// <summary>Adds a vector.</summary>
    /// <exception cref="InvalidOperationException">It has another length than the others.</exception>
    /// <exception cref="StoreException">The disk is full.</exception>
    public void Add(ReadOnlySpan<float> vector)
    {
        if (vector.Length != _dimensions)
        {
            throw new InvalidOperationException(
                $"The embedding generator gave {vector.Length} dimensions for one text, {_dimensions} for another.");
        }

        try
        {
            RandomAccess.Write(
                _file.SafeFileHandle, MemoryMarshal.AsBytes(vector), Count * (long)BytesOfAVector);
        }
        catch (IOException error)
        {
            throw Unwritable(error);
        }

        Count++;
    }

    /// <summary>Reads a vector.</summary>
    /// <exception cref="StoreException">The file cannot be read.</exception>
    public float[] Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        var vector = new float[_dimensions];
        var bytes = MemoryMarshal.AsBytes(vector.AsSpan());
        try
        {
            for (var read = 0; read < bytes.Length;)
            {
                var more = RandomAccess.Read(
                    _file.SafeFileHandle, bytes[read..], (index * (long)BytesOfAVector) + read);
                read += more > 0 ? more : throw new EndOfStreamException("The temporary file of vectors was cut off.");
            }
        }
        catch (IOException error)
        {
            throw Unwritable(error);
        }

        return vector;
    }

    private static StoreException Unwritable(Exception error) => new(
        StoreProblem.NoAccess,
        $"The vectors of a large file are kept in '{Path.GetTempPath()}' for a while, which failed: {error.Message}",
        error);
}
