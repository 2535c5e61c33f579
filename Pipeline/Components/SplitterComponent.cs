namespace Search.Pipeline;

/// <summary>Cuts documents into chunks: an <see cref="IDocumentSplitter"/> as a component.</summary>
public sealed class SplitterComponent : GraphComponent
{
    /// <summary>A component that cuts with a splitter, which stays the caller's.</summary>
    public SplitterComponent(IDocumentSplitter splitter)
    {
        ArgumentNullException.ThrowIfNull(splitter);
        Splitter = splitter;
        Documents = AddJoin<Document>("documents");
        Chunks = AddOutput<IReadOnlyList<Chunk>>("chunks");
    }

    /// <summary>What cuts.</summary>
    public IDocumentSplitter Splitter { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>The chunks of all documents, in their order.</summary>
    public Output<IReadOnlyList<Chunk>> Chunks { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var chunks = new List<Chunk>();
        foreach (var document in visit.Get(Documents))
        {
            chunks.AddRange(await Splitter.SplitAsync(document, visit.CancellationToken).ConfigureAwait(false));
        }

        visit.Set(Chunks, chunks);
    }
}
