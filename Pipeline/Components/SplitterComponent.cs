using System.Globalization;

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
        Warnings = AddOutput<IReadOnlyList<DocumentWarning>>("warnings");
    }

    /// <summary>What cuts.</summary>
    public IDocumentSplitter Splitter { get; }

    /// <summary>The documents, of any number of senders.</summary>
    public JoinInput<Document> Documents { get; }

    /// <summary>The chunks of all documents, in their order.</summary>
    public Output<IReadOnlyList<Chunk>> Chunks { get; }

    /// <summary>Documents with chunks that are longer than asked for; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentWarning>> Warnings { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var chunks = new List<IReadOnlyList<Chunk>>();
        var warnings = new List<DocumentWarning>();
        foreach (var document in visit.Get(Documents))
        {
            var own = await Splitter.SplitAsync(document, visit.CancellationToken).ConfigureAwait(false);
            chunks.Add(own);
            if (own.Count(chunk => chunk.IsOversized) is > 0 and var oversized)
            {
                warnings.Add(new DocumentWarning(document.Id, Oversized(oversized)));
            }
        }

        visit.Set(Chunks, new ConcatenatedList<Chunk>(chunks));
        if (warnings.Count > 0)
        {
            visit.Set(Warnings, warnings);
        }
    }

    private static string Oversized(int chunks) => string.Create(
        CultureInfo.InvariantCulture,
        $"{chunks} chunks are longer than asked for, because what they hold is not cut.");
}
