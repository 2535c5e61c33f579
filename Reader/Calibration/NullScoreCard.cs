using Search.Inference;

namespace Search.Reader;

/// <summary>Reads from a model's card whether the model has learnt to say that there is no answer.</summary>
internal static class NullScoreCard
{
    // Data sets of which no question lacks an answer; "squad" is SQuAD 1.1 on the model hub.
    private static readonly string[] AlwaysAnswered = ["squad", "squad_v1", "squad_v1.1", "squad_v11", "squad1"];

    /// <summary>False only when the card's list of data sets names such a set and no other.</summary>
    public static bool HasNullScore(ModelCard card)
    {
        var sets = card.Values("datasets").Select(set => set.Split('/')[^1].ToLowerInvariant()).ToList();
        return sets.Count == 0 || sets.Exists(set => !AlwaysAnswered.Contains(set));
    }
}
