namespace Search.Indexing;

/// <summary>A graph as it was read from a file, without the vectors.</summary>
/// <param name="Options">How it was built.</param>
/// <param name="Dimensions">The components of its vectors.</param>
/// <param name="Labels">What each node stands for, ascending.</param>
/// <param name="Rows">The hashes of the rows that it was built over.</param>
/// <param name="Links">The links, which lie in the mapped file.</param>
internal sealed record SavedGraph(
    HnswOptions Options, int Dimensions, int[] Labels, ulong[] Rows, HnswLinks Links);
