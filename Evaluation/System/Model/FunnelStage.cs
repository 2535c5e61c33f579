namespace Search.Evaluation;

/// <summary>How far a question came, each stage behind the one before.</summary>
public enum FunnelStage
{
    /// <summary>It was asked.</summary>
    Asked,

    /// <summary>The retriever found the document that holds the answer.</summary>
    DocumentRetrieved,

    /// <summary>The reader was given a chunk that holds the answer.</summary>
    PassageRead,

    /// <summary>An accepted answer is among the candidates.</summary>
    AnswerFound,

    /// <summary>It is the first of them.</summary>
    RankedFirst,

    /// <summary>It is believed.</summary>
    NotRefused,
}
