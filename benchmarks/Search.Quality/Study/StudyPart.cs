namespace Search.Quality;

/// <summary>What a run of the study measures.</summary>
internal enum StudyPart
{
    /// <summary>How the lists of the two retrievers are fused, and how long they are.</summary>
    Fusion,

    /// <summary>How large chunks are and how much they overlap.</summary>
    Chunks,

    /// <summary>How many passages are read, how answers are ranked, and when there is none.</summary>
    Answers,
}
