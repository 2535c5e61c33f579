using System.Numerics.Tensors;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Finds the documents most like one that the store holds, by the mean of its chunks' vectors.</summary>
public sealed class SimilarDocumentsComponent : GraphComponent
{
    /// <summary>How many documents are found when nobody says. Default 5.</summary>
    public const int DefaultTop = 5;

    // Several chunks of one document may stand among the nearest.
    private const int ChunksPerDocument = 8;

    /// <summary>A component that searches a store, which stays the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public SimilarDocumentsComponent(IChunkStore store, int top = DefaultTop)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Store = store;
        DocumentId = AddInput<string>("document_id");
        Top = AddInput("top", top);
        Filter = AddInput<MetadataFilter?>("filter", null);
        Similar = AddOutput<IReadOnlyList<ScoredChunk>>("similar");
    }

    /// <summary>Where to search.</summary>
    public IChunkStore Store { get; }

    /// <summary>The id of the document.</summary>
    public Input<string> DocumentId { get; }

    /// <summary>How many documents to find at most, 1 to 1000.</summary>
    public Input<int> Top { get; }

    /// <summary>Which documents may be found, by their metadata; null for all.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>
    /// The nearest chunk of each document, nearest first, without the document itself; empty, with a warning, when the
    /// store does not hold it.
    /// </summary>
    public Output<IReadOnlyList<ScoredChunk>> Similar { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (id, top) = (visit.Get(DocumentId), visit.Get(Top));
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, 1000);
        var own = await Store.GetChunksAsync(id, visit.CancellationToken).ConfigureAwait(false);
        if (own.Count == 0)
        {
            visit.Warn($"The store holds no document '{id}'.");
            visit.Set(Similar, []);
            return;
        }

        var wanted = own.Count + (top * ChunksPerDocument);
        var chunks = await Store.SearchVectorAsync(Mean(own), wanted, visit.Get(Filter), visit.CancellationToken)
            .ConfigureAwait(false);
        visit.Set(
            Similar,
            [.. chunks.Where(chunk => chunk.Chunk.DocumentId != id)
                .DistinctBy(chunk => chunk.Chunk.DocumentId)
                .Take(top)]);
    }

    private static ReadOnlyMemory<float> Mean(IReadOnlyList<EmbeddedChunk> chunks)
    {
        var mean = new float[chunks[0].Vector.Length];
        foreach (var chunk in chunks)
        {
            TensorPrimitives.Add(mean, chunk.Vector.Span, mean);
        }

        var norm = TensorPrimitives.Norm<float>(mean);
        if (norm > 0)
        {
            TensorPrimitives.Divide(mean, norm, mean);
        }

        return mean;
    }
}
