namespace Search.Indexing;

/// <summary>How a graph is built; the names of the paper in brackets.</summary>
/// <param name="Links">Links of a node on the upper levels (M); the lowest level has twice as many. From 2 to
/// 256.</param>
/// <param name="Breadth">How many candidates an insertion looks at (efConstruction), from 1.</param>
/// <param name="Seed">What the levels of nodes are drawn with.</param>
internal readonly record struct HnswOptions(int Links = 16, int Breadth = 128, ulong Seed = 1)
{
    /// <summary>The greatest value of <see cref="Links"/>.</summary>
    public const int MostLinks = 256;

    /// <summary>A node is on no level above this.</summary>
    public const int TopLevel = 31;

    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Links, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Links, MostLinks);
        ArgumentOutOfRangeException.ThrowIfLessThan(Breadth, 1);
    }

    /// <summary>The level of a node: each holds a share of 1/M of the one below.</summary>
    public int LevelOf(int node)
    {
        // SplitMix64 (Steele, Lea and Flood 2014): numbers by place, so that a level does not depend on the order.
        var bits = Seed + (((ulong)node + 1) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        var uniform = ((bits >> 11) + 1) * (1.0 / (1UL << 53));
        return (int)Math.Min(TopLevel, -Math.Log(uniform) / Math.Log(Links));
    }
}
