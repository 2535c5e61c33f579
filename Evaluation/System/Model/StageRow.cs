namespace Search.Evaluation;

/// <summary>What one stage of the graph did for one question.</summary>
/// <param name="Name">The component; inside a graph in the graph, both names with a slash between.</param>
/// <param name="Kind">What kind of stage it is.</param>
/// <param name="Milliseconds">How long its visits took together.</param>
/// <param name="Visits">How often it was visited.</param>
/// <param name="Found">Where the gold stands in its list of chunks; null when it gives no such list.</param>
public sealed record StageRow(
    string Name, StageKind Kind, double Milliseconds, int Visits, GoldRanks? Found = null);
