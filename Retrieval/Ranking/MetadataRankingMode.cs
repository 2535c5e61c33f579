namespace Search.Retrieval;

/// <summary>How a <see cref="MetadataFieldRanker"/> joins the order by score and the order by field.</summary>
public enum MetadataRankingMode
{
    /// <summary>By ranks: 1 / (61 + rank) in each order, the rank from 0.</summary>
    ReciprocalRank,

    /// <summary>
    /// By the chunk's own score, which must lie between 0 and 1 and counts 0 otherwise, and the rank by field scaled to
    /// the same range.
    /// </summary>
    LinearScore,
}
