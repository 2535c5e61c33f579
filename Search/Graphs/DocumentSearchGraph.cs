using Search.Pipeline;

namespace Search;

/// <summary>A ready graph that finds chunks: question → retriever → ranker, if there is one.</summary>
public sealed class DocumentSearchGraph
{
    /// <summary>A graph of these stages, which stay the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DocumentSearchGraph(IRetriever retriever, DocumentSearchOptions? options = null)
    {
        options ??= new DocumentSearchOptions();
        var builder = new GraphBuilder();
        var start = RetrievalStart.AddTo(builder, retriever, options.Top, options.Filter, options.Ranker);
        (Question, Top, Filter, Chunks) =
            (start.Question.Values, start.Retriever.Top, start.Retriever.Filter, start.Chunks);
        Graph = builder.Build(new GraphOptions { Name = "document-search" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The question.</summary>
    public CollectFirstInput<string> Question { get; }

    /// <summary>How many chunks to find at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which chunks may be found in this run; null for all that the options let through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The chunks, best first.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }
}
