using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Indexing;

/// <summary>
/// Vectors of one length as bytes, one row after the other, each with the value of its step and its sum.
/// </summary>
/// <remarks>
/// A row takes the dimensions, padded to a multiple of 32, and eight bytes. The product of two rows differs from that
/// of their vectors by about a thousandth for unit vectors of some hundred dimensions; whoever needs the exact order
/// takes some more and compares those again. Safe for any number of readers while nobody adds.
/// </remarks>
internal sealed class Int8Vectors
{
    private const int CacheLine = 64;

    // The step of the row and the sum of its bytes.
    private const int FooterLength = sizeof(float) + sizeof(int);

    private readonly int _length;
    private readonly int _stride;
    private sbyte[] _rows;

    /// <summary>Makes an empty list.</summary>
    /// <param name="dimensions">The components of a vector.</param>
    /// <param name="capacity">For how many rows memory is taken at once.</param>
    public Int8Vectors(int dimensions, int capacity)
    {
        Dimensions = dimensions;
        _length = Int8Query.PaddedLength(dimensions);
        _stride = _length + FooterLength;
        _rows = Allocate(capacity);
    }

    /// <summary>The components of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The memory of the rows, in bytes.</summary>
    public long Bytes => _rows.LongLength;

    /// <summary>All rows with their steps, as they lie in memory.</summary>
    public ReadOnlySpan<byte> Content => MemoryMarshal.AsBytes(_rows.AsSpan(0, Count * _stride));

    /// <summary>Adds a vector.</summary>
    /// <exception cref="InvalidDataException">A component is not finite.</exception>
    public void Add(ReadOnlySpan<float> vector)
    {
        var row = NewRow();
        var scale = Int8Query.Quantize(vector, row[.._length]);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(row[_length..]), scale);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(row[(_length + sizeof(float))..]), Int8Query.SumOf(row[.._length]));
        Count++;
    }

    /// <summary>Adds a row of another list of the same dimensions.</summary>
    public void Add(Int8Vectors other, int row)
    {
        other.WholeRow(row).CopyTo(NewRow());
        Count++;
    }

    /// <summary>A row with its step and its sum, as bytes.</summary>
    public ReadOnlySpan<byte> Row(int row) => MemoryMarshal.AsBytes(WholeRow(row));

    /// <summary>A row as the query of a search.</summary>
    public Int8Query Query(int row)
    {
        var values = WholeRow(row);
        return Int8Query.OfRow(values[.._length], MemoryMarshal.Read<float>(MemoryMarshal.AsBytes(values[_length..])));
    }

    /// <summary>About the dot product of the query and a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Score(Int8Query query, int row) => ScoreAt(ref query.First, query.Sum, ref At(row)) * query.Scale;

    /// <summary>About the dot product of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Score(int first, int second)
    {
        ref var row = ref At(first);
        return ScoreAt(ref row, SumAt(ref row), ref At(second)) * ScaleAt(ref row);
    }

    /// <summary>The scores of as many rows as there is place for, from a first one on.</summary>
    public void Score(Int8Query query, int first, Span<float> scores)
    {
        ref var values = ref query.First;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreAt(ref values, query.Sum, ref At(first + i)) * query.Scale;
        }
    }

    /// <summary>The scores of some rows, whose memory is fetched ahead.</summary>
    public void Score(Int8Query query, ReadOnlySpan<int> rows, Span<float> scores)
    {
        foreach (var row in rows)
        {
            Prefetch(row);
        }

        ref var values = ref query.First;
        for (var i = 0; i < rows.Length; i++)
        {
            scores[i] = ScoreAt(ref values, query.Sum, ref At(rows[i])) * query.Scale;
        }
    }

    /// <summary>Asks for a row's memory before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            var start = (byte*)Unsafe.AsPointer(ref At(row));
            for (var offset = 0; offset < _stride; offset += CacheLine)
            {
                Sse.Prefetch0(start + offset);
            }
        }
    }

    private sbyte[] Allocate(int capacity)
    {
        var length = (long)capacity * _stride;
        return length <= Array.MaxLength
            ? GC.AllocateUninitializedArray<sbyte>((int)length, pinned: true)
            : throw new InvalidDataException(
                $"{capacity} vectors would take {length} bytes in one piece; {Array.MaxLength} are possible.");
    }

    private Span<sbyte> NewRow()
    {
        if (Count == _rows.Length / _stride)
        {
            var larger = Allocate(Math.Max(16, Count + (Count / 2)));
            _rows.AsSpan(0, Count * _stride).CopyTo(larger);
            _rows = larger;
        }

        return _rows.AsSpan(Count * _stride, _stride);
    }

    private ReadOnlySpan<sbyte> WholeRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return _rows.AsSpan(row * _stride, _stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref sbyte At(int row) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), (nint)row * _stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float ScoreAt(ref sbyte query, int querySum, ref sbyte row) =>
        Int8Kernel.Dot(ref query, ref row, _length, querySum) * ScaleAt(ref row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float ScaleAt(ref sbyte row) =>
        Unsafe.ReadUnaligned<float>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref row, _length)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SumAt(ref sbyte row) => Unsafe.ReadUnaligned<int>(
        ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref row, _length + sizeof(float))));
}
