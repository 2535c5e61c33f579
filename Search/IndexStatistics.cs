namespace Search;

/// <summary>How much an index holds.</summary>
/// <param name="Documents">The number of documents, those without text included.</param>
/// <param name="Chunks">The number of chunks.</param>
public sealed record IndexStatistics(int Documents, int Chunks);
