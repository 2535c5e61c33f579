namespace Search.Indexing;

/// <summary>Builds a graph, node after node (Malkov and Yashunin 2016, algorithms 1, 2 and 4).</summary>
/// <remarks>The same vectors, options and order make the same graph. For one thread.</remarks>
internal sealed class HnswBuilder
{
    private readonly Int8Vectors _vectors;
    private readonly HnswOptions _options;
    private readonly HnswScratch _scratch = new();
    private readonly NeighbourChoice _choice;

    /// <summary>Begins a graph without nodes.</summary>
    /// <param name="vectors">The vectors; a node is a row.</param>
    /// <param name="options">How the graph is built.</param>
    public HnswBuilder(Int8Vectors vectors, HnswOptions options)
        : this(vectors, options, new HnswLinks(options.Links, vectors.Count))
    {
    }

    /// <summary>Goes on with a graph.</summary>
    public HnswBuilder(Int8Vectors vectors, HnswOptions options, HnswLinks links)
    {
        options.Check();
        _vectors = vectors;
        _options = options;
        Links = links;
        _choice = new NeighbourChoice(vectors);
    }

    public HnswLinks Links { get; }

    /// <summary>Builds a graph over all rows.</summary>
    public static HnswGraph Build(Int8Vectors vectors, HnswOptions options, BuildPace pace)
    {
        var builder = new HnswBuilder(vectors, options);
        builder.AddAll(pace);
        return builder.Finish(pace);
    }

    /// <summary>Adds the rows that have no node yet.</summary>
    public void AddAll(BuildPace pace)
    {
        while (Links.Count < _vectors.Count)
        {
            pace.Step();
            Add();
        }
    }

    /// <summary>Adds the next row as a node, and links it.</summary>
    public void Add()
    {
        Place(level: null);
        Link(Links.Count - 1);
    }

    /// <summary>Adds the next row as a node without links, on a level of its own or one that is drawn.</summary>
    public void Place(int? level) => Links.Add(level ?? _options.LevelOf(Links.Count));

    /// <summary>Links a node that is there: to the best of its surroundings, and these to it.</summary>
    public void Link(int node)
    {
        var level = Links.LevelOf(node);
        if (Links.EntryPoint < 0)
        {
            Links.EntryPoint = node;
            return;
        }

        var top = Links.LevelOf(Links.EntryPoint);
        var query = _vectors.Query(node);
        var start = HnswSearch.Descend(Links, _vectors, query, level, _scratch);
        for (var at = Math.Min(level, top); at >= 0; at--)
        {
            start = LinkOn(node, query, start, at);
        }

        if (level > top)
        {
            Links.EntryPoint = node;
        }
    }

    /// <summary>
    /// Links nodes again that no walk from the entry point reaches, which happens when links are chosen again, above
    /// all where many vectors are the same.
    /// </summary>
    public HnswGraph Finish(BuildPace pace)
    {
        foreach (var node in HnswReach.Of(Links).Unreached())
        {
            pace.Step();
            Link(node);
        }

        var reach = HnswReach.Of(Links);
        foreach (var node in reach.Unreached())
        {
            pace.Step();
            if (!reach.IsReached(node))
            {
                Attach(node, reach);
                reach.Spread(node);
            }
        }

        return new HnswGraph(Links, _vectors);
    }

    /// <summary>
    /// Puts a node between a near one that is reached and one of its neighbours, so that nothing is lost for it.
    /// </summary>
    private void Attach(int node, HnswReach reach)
    {
        var query = _vectors.Query(node);
        var start = HnswSearch.Descend(Links, _vectors, query, toLevel: 0, _scratch);
        var found = Surroundings(query, start, level: 0);
        var nearest = Links.EntryPoint;
        for (var i = found.Length - 1; i >= 0; i--)
        {
            var candidate = ScoredRow.RowOf(found[i]);
            nearest = reach.IsReached(candidate) ? candidate : nearest;
            if (reach.IsReached(candidate) && Links.TryAdd(candidate, 0, node))
            {
                return;
            }
        }

        if (Links.TryAdd(nearest, 0, node))
        {
            return;
        }

        var displaced = Links.Replace(nearest, 0, node);
        if (!Links.Of(node, 0).Contains(displaced) && !Links.TryAdd(node, 0, displaced))
        {
            Links.Replace(node, 0, displaced);
        }
    }

    /// <summary>The nodes around a place on a level, best first.</summary>
    private Span<ulong> Surroundings(Int8Query query, int start, int level)
    {
        HnswSearch.Layer(
            Links, _vectors, query, start, level, _options.Breadth, new EveryRow(), int.MaxValue, _scratch, out _);
        var found = _scratch.Best.Keys;
        found.Sort();
        found.Reverse();
        return found;
    }

    private int LinkOn(int node, Int8Query query, int start, int level)
    {
        var found = Surroundings(query, start, level);
        var best = ScoredRow.RowOf(found[0]);
        var chosen = _choice.Choose(node, found, _options.Links);
        Links.Set(node, level, chosen);
        foreach (var neighbour in chosen)
        {
            LinkBack(neighbour, node, level);
        }

        return best;
    }

    /// <summary>Links a neighbour to the node; where it has no place left, its links are chosen again.</summary>
    public void LinkBack(int neighbour, int node, int level)
    {
        if (Links.Of(neighbour, level).Contains(node) || Links.TryAdd(neighbour, level, node))
        {
            return;
        }

        var candidates = _choice.Ranked(neighbour, Links.Of(neighbour, level), node);
        Links.Set(neighbour, level, _choice.ChooseAgain(neighbour, candidates, Links.MostOf(level)));
    }
}
