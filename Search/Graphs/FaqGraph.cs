using Search.Pipeline;
using Search.Retrieval;

namespace Search;

/// <summary>A ready graph that finds a question asked before, and its answer: question → retriever → matcher.</summary>
/// <remarks>The chunks of the index are the questions; their metadata has the answers.</remarks>
public sealed class FaqGraph
{
    /// <summary>A graph of a retriever, which stays the caller's.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public FaqGraph(IRetriever retriever, FaqOptions? options = null)
    {
        options ??= new FaqOptions();
        var builder = new GraphBuilder();
        var start = RetrievalStart.AddTo(builder, retriever, options.Top, options.Filter, options.Ranker);
        var matcher = builder.Add("matcher", new FaqMatcher(options.AnswerField, options.MinimumScore));
        builder.Connect(start.Chunks, matcher.Chunks);
        (Question, Top, Filter, Matches) =
            (start.Question.Values, start.Retriever.Top, start.Retriever.Filter, matcher.Matches);
        Graph = builder.Build(new GraphOptions { Name = "faq" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The question.</summary>
    public CollectFirstInput<string> Question { get; }

    /// <summary>How many questions to find at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which chunks may be found in this run; null for all that the options let through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The questions with their answers, best first.</summary>
    public Output<IReadOnlyList<FaqMatch>> Matches { get; }
}
