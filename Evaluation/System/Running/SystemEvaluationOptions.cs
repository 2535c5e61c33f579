using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>How a query graph is evaluated. What is left null is found in the graph.</summary>
public sealed record SystemEvaluationOptions
{
    /// <summary>The default of <see cref="RetrieverTop"/>.</summary>
    public const int DefaultRetrieverTop = 100;

    /// <summary>What the run is called.</summary>
    public string Name { get; init; } = "evaluation";

    /// <summary>What the data set is called.</summary>
    public string DataSet { get; init; } = "questions";

    /// <summary>The commit that the program was built from.</summary>
    public string? Commit { get; init; }

    /// <summary>The command that runs it again.</summary>
    public string? Command { get; init; }

    /// <summary>The machine, by the names of its properties.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the figures depend on, by name: models, numbers of passages. A run goes on only when all are the same.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The inputs that get the question. By default all inputs of strings that must have a value and have no sender.
    /// </summary>
    public IReadOnlyList<InputSocket>? Question { get; init; }

    /// <summary>Gives further inputs to each run, such as the number of passages.</summary>
    public Action<GraphInputs>? AddInputs { get; init; }

    /// <summary>
    /// What the retriever found. By default the list that what is read was made of, before it went through rankers.
    /// </summary>
    public OutputSocket? Retrieved { get; init; }

    /// <summary>What the reader is given. By default the list of chunks that is sent to it.</summary>
    public OutputSocket? Read { get; init; }

    /// <summary>
    /// What the reader made of it: a <see cref="ReadingResult"/>, or a list of answers, none for a refusal. By default
    /// the last output of the first kind; without one, the last of the second.
    /// </summary>
    public OutputSocket? Reading { get; init; }

    /// <summary>
    /// The reader, to be tried alone. By default that of the <see cref="ReaderComponent"/> that reads.
    /// </summary>
    public IAnswerReader? Reader { get; init; }

    /// <summary>
    /// The retriever, to be tried alone. By default that of the <see cref="RetrieverComponent"/> that finds.
    /// </summary>
    public IRetriever? Retriever { get; init; }

    /// <summary>The passages that hold the answers; null when the reader is not to be tried alone.</summary>
    public IGoldPassages? Gold { get; init; }

    /// <summary>How many chunks the retriever alone is asked for; 0 when it is not to be tried. Default 100.</summary>
    public int RetrieverTop { get; init; } = DefaultRetrieverTop;

    /// <summary>The measures of the retriever alone, over ranked documents. Default nDCG@10, AP and R@100.</summary>
    public IReadOnlyList<RetrievalMeasure> Measures { get; init; } =
        [RetrievalMeasure.Parse("nDCG@10"), RetrievalMeasure.Parse("AP"), RetrievalMeasure.Parse("R@100")];

    /// <summary>
    /// The length of a usual passage, in UTF-16 code units: when a chunk and an answer that stand within it are parted,
    /// the splitter is at fault. Default 1,200, about 256 tokens of English.
    /// </summary>
    public int UsualPassageLength { get; init; } = StoredGoldPassages.DefaultPassageLength;

    /// <summary>
    /// How many questions are read in one call when the reader is tried alone. Default 256. An int8 model's answers
    /// depend a little on it.
    /// </summary>
    public int ReadAtOnce { get; init; } = 256;

    /// <summary>
    /// A file of JSON lines that each row is added to as soon as it is known; a run that was stopped goes on from it.
    /// Null: nothing is kept.
    /// </summary>
    public string? RunFile { get; init; }

    /// <summary>Where the time comes from. Default: the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(RetrieverTop);
        ArgumentOutOfRangeException.ThrowIfLessThan(UsualPassageLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadAtOnce, 1);
    }
}
