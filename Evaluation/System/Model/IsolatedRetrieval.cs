namespace Search.Evaluation;

/// <summary>What the retriever alone finds, with a list as long as measures of retrieval want it.</summary>
/// <param name="Ranks">Where the gold stands in the list.</param>
/// <param name="Measures">
/// Measures of the ranked documents by the rules of trec_eval, by their names: <c>nDCG@10</c>, <c>AP</c>,
/// <c>R@100</c>; empty when the label names no documents.
/// </param>
public sealed record IsolatedRetrieval(GoldRanks Ranks, IReadOnlyDictionary<string, double> Measures);
