namespace Search.Quality;

/// <summary>What a case of the differential test compares.</summary>
internal enum DifferentialMode
{
    /// <summary>Single texts, with special tokens.</summary>
    Texts,

    /// <summary>Texts and pairs in turn, with and without special tokens.</summary>
    Pairs,

    /// <summary>Windows of texts and pairs, as the file's truncation cuts them.</summary>
    Windows,

    /// <summary>Batches, padded as the file says.</summary>
    Padded,

    /// <summary>Ids turned back into text.</summary>
    Decoded,
}
