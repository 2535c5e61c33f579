using Search.Pipeline;
using Search.Retrieval;

namespace Search;

/// <summary>A ready graph that finds the documents most like one that the store holds.</summary>
public sealed class SimilarDocumentsGraph
{
    /// <summary>A graph of a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="top">How many documents are found when a run does not say; 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public SimilarDocumentsGraph(IChunkStore store, int top = SimilarDocumentsComponent.DefaultTop)
    {
        var builder = new GraphBuilder();
        var similar = builder.Add("similar", new SimilarDocumentsComponent(store, top));
        (DocumentId, Top, Filter, Similar) = (similar.DocumentId, similar.Top, similar.Filter, similar.Similar);
        Graph = builder.Build(new GraphOptions { Name = "similar-documents" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The id of the document.</summary>
    public Input<string> DocumentId { get; }

    /// <summary>How many documents to find at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which documents may be found, by their metadata; null for all.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The nearest chunk of each document, nearest first, without the document itself.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Similar { get; }
}
