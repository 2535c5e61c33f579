namespace Search.Retrieval;

/// <summary>How several ranked lists become one.</summary>
public enum RankFusionMethod
{
    /// <summary>
    /// Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009) with k = 60: the sum of weight · 61 / (61 + rank),
    /// rank counted from 0. First in every list is 1.0. Scores do not matter, only ranks, so the lists need no common
    /// scale.
    /// </summary>
    ReciprocalRank,

    /// <summary>The best score that a chunk has in any list; for lists on one scale. Weights have no effect.</summary>
    Concatenate,

    /// <summary>The weighted sum of a chunk's scores, 0 where a list lacks it; for lists on one scale.</summary>
    Merge,

    /// <summary>
    /// The best of a chunk's scores after each list is scaled to its mean ± 3 standard deviations. A list whose scores
    /// are all equal has no scale and keeps its scores. Weights have no effect.
    /// </summary>
    DistributionBased,

    /// <summary>
    /// The convex combination of scores: the weighted sum of a chunk's scores after each list is scaled so that its
    /// least score becomes 0 and its greatest 1; 0 where a list lacks the chunk (Bruch, Gai and Ingber, 2023). First in
    /// every list is 1.0. How far scores lie apart counts, so lists should be long: their last score stands for all
    /// that they lack.
    /// </summary>
    MinMax,
}
