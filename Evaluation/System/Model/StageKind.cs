namespace Search.Evaluation;

/// <summary>What a stage is to an evaluation.</summary>
public enum StageKind
{
    /// <summary>A component whose output is not looked at.</summary>
    Other,

    /// <summary>It finds chunks.</summary>
    Retriever,

    /// <summary>It orders chunks anew, or leaves some out.</summary>
    Ranker,

    /// <summary>It finds answers in chunks.</summary>
    Reader,

    /// <summary>The whole graph.</summary>
    System,
}
