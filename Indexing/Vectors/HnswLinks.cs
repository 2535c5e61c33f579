using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>Who is linked to whom, on each level.</summary>
/// <remarks>
/// On the lowest level every node has a place for twice as many links as above, with their number before them, at a
/// fixed distance from the next node's. What a node has above stands in a second list: the number of its levels, then
/// the places of each.
/// </remarks>
internal sealed class HnswLinks
{
    private const int NoLevel = -1;

    private IntMemory _lowest;
    private IntMemory _starts;
    private IntMemory _upper;
    private int _upperLength;

    /// <summary>Makes the links of no node.</summary>
    public HnswLinks(int linksAbove, int capacity)
        : this(linksAbove, 0, NoLevel, IntMemory.Allocate(capacity * (long)LowestStrideOf(linksAbove)),
            IntMemory.Allocate(capacity), IntMemory.Allocate(16))
    {
        _upperLength = 0;
    }

    /// <summary>Takes links that are there already.</summary>
    public HnswLinks(
        int linksAbove, int count, int entryPoint, IntMemory lowest, IntMemory starts, IntMemory upper)
    {
        LinksAbove = linksAbove;
        LowestStride = LowestStrideOf(linksAbove);
        Count = count;
        EntryPoint = entryPoint;
        (_lowest, _starts, _upper) = (lowest, starts, upper);
        _upperLength = checked((int)upper.Length);
    }

    /// <summary>How many links a node has at most above the lowest level.</summary>
    public int LinksAbove { get; }

    /// <summary>The distance of two nodes on the lowest level.</summary>
    public int LowestStride { get; }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where a search begins: a node of the top level; −1 when there is none.</summary>
    public int EntryPoint { get; set; }

    /// <summary>How many numbers the upper levels take.</summary>
    public long UpperLength => _upperLength;

    /// <summary>The memory that the program has taken for it, in bytes; a file that is mapped takes none.</summary>
    public long Bytes =>
        _lowest.IsMapped ? 0 : (_lowest.Length + _starts.Length + _upper.Length) * sizeof(int);

    /// <summary>How many links a node has at most on a level.</summary>
    public int MostOf(int level) => level == 0 ? 2 * LinksAbove : LinksAbove;

    /// <summary>The highest level that a node is on.</summary>
    public int LevelOf(int node)
    {
        var start = _starts[node];
        return start < 0 ? 0 : _upper[start];
    }

    /// <summary>Whether what is said about a node's levels lies within the memory.</summary>
    public bool HasPossibleLevel(int node)
    {
        var start = _starts[node];
        return start == NoLevel
            || (start >= 0 && start < _upperLength && _upper[start] is >= 1 and <= HnswOptions.TopLevel
                && start + 1 + (_upper[start] * (1L + LinksAbove)) <= _upperLength);
    }

    /// <summary>Whether the number of a node's links on a level is one that there is place for.</summary>
    public bool HasPossibleCount(int node, int level)
    {
        var memory = level == 0 ? _lowest : _upper;
        return (uint)memory[StartOf(node, level)] <= (uint)MostOf(level);
    }

    /// <summary>The nodes that a node is linked to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> Of(int node, int level)
    {
        var start = StartOf(node, level);
        var memory = level == 0 ? _lowest : _upper;
        return memory.Slice(start + 1, memory[start]);
    }

    /// <summary>Asks for a node's links on the lowest level before they are needed.</summary>
    public void Prefetch(int node) => _lowest.Prefetch(node * (long)LowestStride);

    /// <summary>Adds a node without links.</summary>
    public void Add(int level)
    {
        MakePlace(level);
        _starts.Slice(Count, 1)[0] = level == 0 ? NoLevel : _upperLength;
        _lowest.Slice(Count * (long)LowestStride, LowestStride).Clear();
        if (level > 0)
        {
            var length = 1 + (level * (1 + LinksAbove));
            var part = _upper.Slice(_upperLength, length);
            part.Clear();
            part[0] = level;
            _upperLength += length;
        }

        Count++;
    }

    /// <summary>Gives a node its links on a level.</summary>
    public void Set(int node, int level, ReadOnlySpan<int> links)
    {
        var start = StartOf(node, level);
        var place = (level == 0 ? _lowest : _upper).Slice(start, 1 + MostOf(level));
        place[0] = links.Length;
        links.CopyTo(place[1..]);
    }

    /// <summary>Adds a link; false when there is no place for it.</summary>
    public bool TryAdd(int node, int level, int link)
    {
        var place = (level == 0 ? _lowest : _upper).Slice(StartOf(node, level), 1 + MostOf(level));
        if (place[0] == MostOf(level))
        {
            return false;
        }

        place[++place[0]] = link;
        return true;
    }

    /// <summary>Puts a link in the place of the last.</summary>
    /// <returns>The link that was there.</returns>
    public int Replace(int node, int level, int link)
    {
        var place = (level == 0 ? _lowest : _upper).Slice(StartOf(node, level), 1 + MostOf(level));
        var last = place[place[0]];
        place[place[0]] = link;
        return last;
    }

    /// <summary>All numbers of a part, for a file.</summary>
    public IEnumerable<(IntMemory Memory, long Length)> Parts() =>
        [(_lowest, Count * (long)LowestStride), (_starts, Count), (_upper, _upperLength)];

    private static int LowestStrideOf(int linksAbove) => 1 + (2 * linksAbove);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long StartOf(int node, int level) =>
        level == 0 ? node * (long)LowestStride : _starts[node] + 1 + ((level - 1) * (1 + LinksAbove));

    private void MakePlace(int level)
    {
        if (Count == _starts.Length)
        {
            var capacity = Math.Max(16, Count + (Count / 2));
            _starts = _starts.Grown(capacity);
            _lowest = _lowest.Grown(capacity * (long)LowestStride);
        }

        var needed = _upperLength + 1 + (level * (1 + LinksAbove));
        if (needed > _upper.Length)
        {
            _upper = _upper.Grown(Math.Max(needed, _upperLength + (_upperLength / 2)));
        }
    }
}
