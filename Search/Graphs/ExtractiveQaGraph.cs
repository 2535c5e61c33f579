using Search.Pipeline;

namespace Search;

/// <summary>
/// A ready graph that answers from documents: question → retriever → ranker, if any → reader → answers.
/// </summary>
public sealed class ExtractiveQaGraph
{
    /// <summary>A graph of these stages, which stay the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ExtractiveQaGraph(IRetriever retriever, IAnswerReader reader, ExtractiveQaOptions? options = null)
    {
        options ??= new ExtractiveQaOptions();
        var builder = new GraphBuilder();
        var start = RetrievalStart.AddTo(builder, retriever, options.Passages, options.Filter, options.Ranker);
        var read = builder.Add("reader", new ReaderComponent(reader, options.RankWeight));
        var answers = builder.Add("answers", new AnswerBuilder(options.Top));
        builder.Connect(start.Question.Value, read.Question)
            .Connect(start.Chunks, read.Chunks)
            .Connect(read.Reading, answers.Reading);
        (Question, Passages, Filter) = (start.Question.Values, start.Retriever.Top, start.Retriever.Filter);
        (Chunks, Reading, Top, Answers) = (start.Chunks, read.Reading, answers.Top, answers.Answers);
        Graph = builder.Build(new GraphOptions { Name = "extractive-qa" });
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The question.</summary>
    public CollectFirstInput<string> Question { get; }

    /// <summary>How many chunks to read.</summary>
    public Input<int> Passages { get; }

    /// <summary>How many answers to give at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which chunks may be found in this run; null for all that the options let through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The chunks that are read; ask for it with <see cref="GraphRunOptions.Include"/>.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>All that the reader found; ask for it with <see cref="GraphRunOptions.Include"/>.</summary>
    public Output<ReadingResult> Reading { get; }

    /// <summary>The answers that are believed, best first.</summary>
    public Output<IReadOnlyList<Answer>> Answers { get; }
}
