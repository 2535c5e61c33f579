namespace Search.Evaluation;

/// <summary>What a reader of an evaluation's figures must know: what was run, on what, and when.</summary>
public sealed record RunFacts
{
    /// <summary>What the run is called.</summary>
    public required string Name { get; init; }

    /// <summary>When it began, in universal time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The data set: its name, or the name of its file.</summary>
    public required string DataSet { get; init; }

    /// <summary>SHA-256 of the questions with their labels, in lower-case hexadecimal digits.</summary>
    public required string DataSetHash { get; init; }

    /// <summary>How many questions were asked.</summary>
    public required int Questions { get; init; }

    /// <summary>How many of them have an answer.</summary>
    public required int Answerable { get; init; }

    /// <summary>The commit that the program was built from; null when nobody said.</summary>
    public string? Commit { get; init; }

    /// <summary>The machine, by the names of its properties: processor, memory, system.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the figures depend on, by name: the models, the number of passages, the size of the sample and its seed. A
    /// run is gone on with only when all of them are the same.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The command that runs it again; null when there is none.</summary>
    public string? Command { get; init; }
}
