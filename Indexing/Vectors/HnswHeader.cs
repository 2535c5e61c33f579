using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Indexing;

/// <summary>The first bytes of a saved graph: what it is of, and how long its parts are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct HnswHeader
{
    private const ulong ExpectedMagic = 0x3130485052475653; // "SVGRPH01"

    private readonly ulong _magic;

    public HnswHeader(HnswLinks links, Int8Vectors vectors, HnswOptions options)
    {
        _magic = ExpectedMagic;
        Seed = options.Seed;
        UpperLength = links.UpperLength;
        Dimensions = vectors.Dimensions;
        Count = links.Count;
        Links = links.LinksAbove;
        Breadth = options.Breadth;
        EntryPoint = links.EntryPoint;
    }

    /// <summary>The bytes of a header.</summary>
    public static int Length => Unsafe.SizeOf<HnswHeader>();

    public ulong Seed { get; }

    public long UpperLength { get; }

    public int Dimensions { get; }

    public int Count { get; }

    public int Links { get; }

    public int Breadth { get; }

    public int EntryPoint { get; }

    /// <summary>How many numbers the lowest level takes.</summary>
    public long LowestLength => Count * (1 + (2L * Links));

    /// <summary>The bytes before the checksum.</summary>
    public long HashedLength =>
        Length + (sizeof(ulong) * (long)Count) + (sizeof(int) * (Count + LowestLength + Count + UpperLength));

    /// <summary>Whether the numbers are possible at all.</summary>
    public bool IsPossible =>
        _magic == ExpectedMagic && Dimensions > 0 && Count > 0 && Links is >= 2 and <= HnswOptions.MostLinks
        && Breadth > 0 && (uint)EntryPoint < (uint)Count && UpperLength is >= 0 and <= int.MaxValue;
}
