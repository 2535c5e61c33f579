using System.Runtime.CompilerServices;

namespace Search.Inference;

/// <summary>
/// A trie over UTF-16 units. Its edges are in one open-addressed table, keyed by parent node and unit, so that it can
/// be built in any order and a step costs one probe.
/// </summary>
internal sealed class CharacterTrie
{
    public const int Root = 0;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private Edge[] _edges = new Edge[64];
    private int[] _values = [-1];
    private int _shift = 64 - 6;
    private int _edgeCount;

    private int NodeCount { get; set; } = 1;

    /// <summary>Adds a node that is not reached from the root, to be the root of another trie.</summary>
    public int AddRoot()
    {
        if (NodeCount == _values.Length)
        {
            Array.Resize(ref _values, NodeCount * 2);
        }

        _values[NodeCount] = -1;
        return NodeCount++;
    }

    /// <summary>Adds the path of a key and returns its node.</summary>
    public int Insert(int node, ReadOnlySpan<char> key)
    {
        foreach (var unit in key)
        {
            var next = Step(node, unit);
            node = next >= 0 ? next : AddChild(node, unit);
        }

        return node;
    }

    /// <summary>The value of a node, −1 without one.</summary>
    public int ValueOf(int node) => _values[node];

    public void SetValue(int node, int value) => _values[node] = value;

    /// <summary>The child of a node by a unit, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Step(int node, char unit)
    {
        var edges = _edges;
        var key = ((ulong)(uint)node << 16) | unit;
        var slot = (int)((key * Multiplier) >> _shift);
        while (true)
        {
            ref readonly var edge = ref edges[slot];
            if (edge.Child == 0)
            {
                return -1;
            }

            if (edge.Parent == node && edge.Unit == unit)
            {
                return edge.Child;
            }

            slot = (slot + 1) & (edges.Length - 1);
        }
    }

    /// <summary>The value of the longest key that the text begins with, or −1.</summary>
    public int FindLongest(int node, ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var value = -1;
        for (var i = 0; i < text.Length; i++)
        {
            node = Step(node, text[i]);
            if (node < 0)
            {
                break;
            }

            if (_values[node] >= 0)
            {
                (value, length) = (_values[node], i + 1);
            }
        }

        return value;
    }

    private int AddChild(int node, char unit)
    {
        if (++_edgeCount * 2 > _edges.Length)
        {
            Rehash();
        }

        var child = AddRoot();
        Place(new Edge(node, unit, child));
        return child;
    }

    private void Place(Edge edge)
    {
        var slot = (int)(((((ulong)(uint)edge.Parent << 16) | edge.Unit) * Multiplier) >> _shift);
        while (_edges[slot].Child != 0)
        {
            slot = (slot + 1) & (_edges.Length - 1);
        }

        _edges[slot] = edge;
    }

    private void Rehash()
    {
        var old = _edges;
        _edges = new Edge[old.Length * 2];
        _shift--;
        foreach (var edge in old)
        {
            if (edge.Child != 0)
            {
                Place(edge);
            }
        }
    }

    private readonly record struct Edge(int Parent, char Unit, int Child);
}
