using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Which components and sockets of a query graph are what to an evaluation.</summary>
internal sealed class QueryStages
{
    private readonly Graph _graph;
    private readonly List<(string Path, StageKind Kind)> _components = [];

    public QueryStages(Graph graph, SystemEvaluationOptions options)
    {
        _graph = graph;
        Question = options.Question
            ?? [.. graph.Components.SelectMany(component => component.Inputs).Where(IsQuestion)];
        if (Question.Count == 0)
        {
            throw new ArgumentException(
                $"No input of the graph '{graph.Name}' waits for a question; name one in " +
                $"{nameof(SystemEvaluationOptions)}.{nameof(SystemEvaluationOptions.Question)}.",
                nameof(graph));
        }

        Reading = options.Reading ?? LastOutput<ReadingResult>() ?? LastOutput<IReadOnlyList<Answer>>();
        Read = options.Read ?? ChunksSentTo(Reading?.Component) ?? LastOutput<IEnumerable<ScoredChunk>>();
        if (Reading is null && Read is null)
        {
            throw new ArgumentException(
                $"The graph '{graph.Name}' gives neither chunks nor answers; there is nothing to evaluate.",
                nameof(graph));
        }

        Retrieved = options.Retrieved ?? (Read is null ? null : BeforeRankers(Read));
        Reader = options.Reader ?? (Reading?.Component as ReaderComponent)?.Reader;
        Retriever = Retrieved?.Component as RetrieverComponent;
        AddComponents(graph, "");
    }

    /// <summary>The inputs that get the question.</summary>
    public IReadOnlyList<InputSocket> Question { get; }

    /// <summary>What the retriever found; null when the graph has no chunks.</summary>
    public OutputSocket? Retrieved { get; }

    /// <summary>What the reader is given.</summary>
    public OutputSocket? Read { get; }

    /// <summary>What the reader made of it; null when nothing is read.</summary>
    public OutputSocket? Reading { get; }

    /// <summary>The reader; null when it is not known.</summary>
    public IAnswerReader? Reader { get; }

    /// <summary>The component that finds; null when it is another one than ours.</summary>
    public RetrieverComponent? Retriever { get; }

    /// <summary>The components by path, in the order of the graph, those of graphs inside behind theirs.</summary>
    public IReadOnlyList<(string Path, StageKind Kind)> Components => _components;

    public static bool IsChunks(OutputSocket output) => IsA<IEnumerable<ScoredChunk>>(output);

    private static bool IsA<T>(OutputSocket output) => typeof(T).IsAssignableFrom(output.ValueType);

    private bool IsQuestion(InputSocket input) =>
        input.IsMandatory && input.AcceptedType == typeof(string)
        && !_graph.Connections.Any(connection => ReferenceEquals(connection.To, input));

    private OutputSocket? LastOutput<T>() =>
        _graph.Components.SelectMany(component => component.Outputs).LastOrDefault(IsA<T>);

    private List<OutputSocket> Senders(GraphComponent component) =>
    [
        .. _graph.Connections.Where(connection => connection.To.Component == component && IsChunks(connection.From))
            .Select(connection => connection.From),
    ];

    private OutputSocket? ChunksSentTo(GraphComponent? reader) =>
        reader is null ? null : Senders(reader).FirstOrDefault();

    // A component that gets one list of chunks and gives one is a ranker; one that gets none or joins several finds.
    private OutputSocket BeforeRankers(OutputSocket read)
    {
        var (output, seen) = (read, new HashSet<GraphComponent>());
        while (seen.Add(output.Component) && Senders(output.Component) is [var sender])
        {
            output = sender;
        }

        return output;
    }

    private void AddComponents(Graph graph, string prefix)
    {
        foreach (var component in graph.Components)
        {
            _components.Add(($"{prefix}{component.Name}", KindOf(component, graph)));
            if (component is SubgraphComponent nested)
            {
                AddComponents(nested.Graph, $"{prefix}{component.Name}/");
            }
        }
    }

    private StageKind KindOf(GraphComponent component, Graph graph)
    {
        if (component == Reading?.Component || component.Outputs.Any(IsA<ReadingResult>))
        {
            return StageKind.Reader;
        }

        var lists = graph.Connections.Count(
            connection => connection.To.Component == component && IsChunks(connection.From));
        return !component.Outputs.Any(IsChunks) ? StageKind.Other
            : lists == 1 ? StageKind.Ranker
            : StageKind.Retriever;
    }
}
