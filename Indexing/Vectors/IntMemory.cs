using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Indexing;

/// <summary>Numbers at an address that stays: in an array of the program, or in a file that is mapped.</summary>
/// <remarks>
/// The memory is there for as long as this object is; whoever works with a slice keeps the object alive until the end.
/// Nothing unmaps a file before that.
/// </remarks>
internal sealed unsafe class IntMemory
{
    private readonly object _owner;
    private readonly int* _first;

    private IntMemory(object owner, int* first, long length)
    {
        _owner = owner;
        _first = first;
        Length = length;
    }

    public long Length { get; }

    /// <summary>Whether the numbers are in a file.</summary>
    public bool IsMapped => _owner is not int[];

    public int this[long index] => _first[index];

    /// <summary>Memory of the program, filled with zeros.</summary>
    public static IntMemory Allocate(long length)
    {
        if (length > Array.MaxLength)
        {
            throw new InvalidDataException($"A graph would take {length} numbers; {Array.MaxLength} are possible.");
        }

        var array = GC.AllocateArray<int>((int)length, pinned: true);
        return new IntMemory(array, (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)), length);
    }

    /// <summary>A part of a mapped file, which the view keeps mapped.</summary>
    public static IntMemory OfMapped(SafeBuffer view, nint address, long length) => new(view, (int*)address, length);

    /// <summary>The same numbers with place for more.</summary>
    public IntMemory Grown(long length)
    {
        var grown = Allocate(length);
        Buffer.MemoryCopy(_first, grown._first, grown.Length * sizeof(int), Length * sizeof(int));
        GC.KeepAlive(this);
        return grown;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<int> Slice(long start, int length) => new(_first + start, length);

    /// <summary>Asks for the memory from a place on before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(long start)
    {
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
        {
            System.Runtime.Intrinsics.X86.Sse.Prefetch0(_first + start);
            System.Runtime.Intrinsics.X86.Sse.Prefetch0(_first + start + 16);
        }
    }
}
