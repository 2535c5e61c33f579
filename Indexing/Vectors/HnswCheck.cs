namespace Search.Indexing;

/// <summary>Looks through links that come from a file, so that a search cannot leave its memory.</summary>
internal static class HnswCheck
{
    /// <exception cref="InvalidDataException">A link leads nowhere, or the labels are not ascending.</exception>
    public static void Check(HnswLinks links, ReadOnlySpan<int> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            Require(labels[i] > (i == 0 ? -1 : labels[i - 1]), i);
        }

        for (var node = 0; node < links.Count; node++)
        {
            Require(links.HasPossibleLevel(node), node);
        }

        for (var node = 0; node < links.Count; node++)
        {
            for (var level = links.LevelOf(node); level >= 0; level--)
            {
                Require(links.HasPossibleCount(node, level), node);
                foreach (var other in links.Of(node, level))
                {
                    Require((uint)other < (uint)links.Count && links.LevelOf(other) >= level, node);
                }
            }
        }
    }

    private static void Require(bool condition, int node)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The graph contradicts itself at node {node}.");
        }
    }
}
