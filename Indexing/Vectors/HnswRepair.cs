namespace Search.Indexing;

/// <summary>
/// Makes the graph of vectors out of that of others that many of them were among: nodes that are gone are bridged, new
/// ones inserted.
/// </summary>
internal sealed class HnswRepair
{
    private const double LeastShareKept = 0.5;
    private const int MostBridged = 128;

    private readonly HnswLinks _old;
    private readonly int[] _newOf;
    private readonly HnswBuilder _builder;
    private readonly NeighbourChoice _choice;
    private readonly HashSet<int> _near = [];
    private readonly Stack<int> _gone = new();
    private readonly List<(int Node, int Neighbour, int Level)> _bridges = [];

    private HnswRepair(HnswLinks old, int[] newOf, Int8Vectors vectors, HnswOptions options)
    {
        _old = old;
        _newOf = newOf;
        _builder = new HnswBuilder(vectors, options);
        _choice = new NeighbourChoice(vectors);
    }

    /// <summary>Makes the graph of the vectors.</summary>
    /// <param name="old">A graph; it is only read.</param>
    /// <param name="oldRows">The hashes of the vectors that it is over, as of <see cref="RowMatch"/>.</param>
    /// <param name="vectors">The vectors that the new graph is over.</param>
    /// <param name="options">How nodes are linked.</param>
    /// <param name="pace">Stops the work, or lets others pass.</param>
    /// <remarks>
    /// A vector is known by its bytes. When fewer than half of the old ones are left, the graph is built anew: bridges
    /// over so much would be worse than a fresh graph, and that of so few vectors is cheap.
    /// </remarks>
    public static HnswGraph Derive(
        HnswLinks old, ReadOnlySpan<ulong> oldRows, Int8Vectors vectors, HnswOptions options,
        BuildPace pace)
    {
        var newOf = RowMatch.Map(oldRows, RowMatch.Hashes(vectors));
        var kept = newOf.Count(static row => row >= 0);
        if (kept < LeastShareKept * newOf.Length || old.LinksAbove != options.Links)
        {
            return HnswBuilder.Build(vectors, options, pace);
        }

        var repair = new HnswRepair(old, newOf, vectors, options);
        repair.Run(vectors.Count, pace);
        GC.KeepAlive(old);
        return repair._builder.Finish(pace);
    }

    private void Run(int count, BuildPace pace)
    {
        var oldOf = new int[count];
        oldOf.AsSpan().Fill(-1);
        for (var node = 0; node < _newOf.Length; node++)
        {
            if (_newOf[node] >= 0)
            {
                oldOf[_newOf[node]] = node;
            }
        }

        Place(oldOf);
        var lonely = new List<int>();
        for (var node = 0; node < count; node++)
        {
            pace.Step();
            if (oldOf[node] < 0 || !Keep(node, oldOf[node]))
            {
                lonely.Add(node);
            }
        }

        foreach (var (node, neighbour, level) in _bridges)
        {
            _builder.LinkBack(neighbour, node, level);
        }

        foreach (var node in lonely)
        {
            pace.Step();
            _builder.Link(node);
        }
    }

    /// <summary>Gives every vector its node: on the level that it had, or on one that is drawn.</summary>
    private void Place(int[] oldOf)
    {
        var links = _builder.Links;
        for (var node = 0; node < oldOf.Length; node++)
        {
            _builder.Place(oldOf[node] < 0 ? null : _old.LevelOf(oldOf[node]));
            if (oldOf[node] >= 0
                && (links.EntryPoint < 0 || links.LevelOf(node) > links.LevelOf(links.EntryPoint)))
            {
                links.EntryPoint = node;
            }
        }
    }

    /// <summary>Takes a node's links over, those of neighbours that are gone instead of the neighbours.</summary>
    /// <returns>Whether enough links were found on the lowest level.</returns>
    private bool Keep(int node, int oldNode)
    {
        var links = _builder.Links;
        for (var level = links.LevelOf(node); level >= 0; level--)
        {
            if (Surroundings(node, oldNode, level))
            {
                links.Set(node, level, [.. _near]);
                continue;
            }

            ReadOnlySpan<int> near = [.. _near];
            var chosen = _choice.Choose(node, _choice.Ranked(node, near), links.MostOf(level));
            links.Set(node, level, chosen);
            foreach (var neighbour in chosen)
            {
                _bridges.Add((node, neighbour, level));
            }
        }

        return links.Of(node, 0).Length >= Math.Min(links.LinksAbove / 2, _old.Of(oldNode, 0).Length);
    }

    /// <summary>
    /// Collects the neighbours that are left; when some are gone, also what lies behind these and around the others.
    /// </summary>
    /// <returns>Whether no neighbour is gone.</returns>
    private bool Surroundings(int node, int oldNode, int level)
    {
        _near.Clear();
        _gone.Clear();
        Collect(oldNode, node, level);
        if (_gone.Count == 0)
        {
            return true;
        }

        foreach (var neighbour in _old.Of(oldNode, level))
        {
            if (_newOf[neighbour] >= 0)
            {
                Collect(neighbour, node, level);
            }
        }

        for (var bridged = 0; bridged < MostBridged && _gone.TryPop(out var gone); bridged++)
        {
            Collect(gone, node, level);
        }

        return false;
    }

    private void Collect(int oldNode, int node, int level)
    {
        foreach (var oldNeighbour in _old.Of(oldNode, level))
        {
            var neighbour = _newOf[oldNeighbour];
            if (neighbour < 0)
            {
                if (_gone.Count < MostBridged)
                {
                    _gone.Push(oldNeighbour);
                }
            }
            else if (neighbour != node)
            {
                _near.Add(neighbour);
            }
        }
    }
}
