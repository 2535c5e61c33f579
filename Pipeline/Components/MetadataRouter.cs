namespace Search.Pipeline;

/// <summary>Sends each document on the first way whose filter matches its metadata, else to <c>unmatched</c>.</summary>
public sealed class MetadataRouter : GraphComponent
{
    private readonly Output<IReadOnlyList<Document>>[] _outputs;

    /// <summary>A router with these ways, tried in their order.</summary>
    /// <exception cref="ArgumentException">There is no way, or a name is no name or taken.</exception>
    public MetadataRouter(params IReadOnlyList<KeyValuePair<string, MetadataFilter>> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentOutOfRangeException.ThrowIfZero(routes.Count);
        Routes = routes;
        Documents = AddJoin<Document>("documents");
        _outputs = [.. routes.Select(route => AddOutput<IReadOnlyList<Document>>(route.Key))];
        Unmatched = AddOutput<IReadOnlyList<Document>>("unmatched");
    }

    /// <summary>The names of the ways with their filters.</summary>
    public IReadOnlyList<KeyValuePair<string, MetadataFilter>> Routes { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>Documents that no filter matches.</summary>
    public Output<IReadOnlyList<Document>> Unmatched { get; }

    /// <summary>The output of a way; it sends nothing when no document goes there.</summary>
    /// <exception cref="KeyNotFoundException">There is no such way.</exception>
    public Output<IReadOnlyList<Document>> this[string name] =>
        Array.Find(_outputs, output => output.Name == name)
        ?? throw new KeyNotFoundException($"There is no way '{name}'.");

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        foreach (var group in visit.Get(Documents).GroupBy(WayOf))
        {
            visit.Set(group.Key < 0 ? Unmatched : _outputs[group.Key], [.. group]);
        }

        return ValueTask.CompletedTask;
    }

    private int WayOf(Document document)
    {
        for (var i = 0; i < Routes.Count; i++)
        {
            if (Routes[i].Value.Matches(document.Metadata))
            {
                return i;
            }
        }

        return -1;
    }
}
