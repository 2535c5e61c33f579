namespace Search.Indexing;

/// <summary>What a check of a whole index has found.</summary>
/// <param name="Sources">The number of files that were looked at.</param>
/// <param name="Chunks">The number of chunks that were read.</param>
/// <param name="Problems">What is wrong, a sentence each; empty when all is well.</param>
public sealed record StoreVerification(int Sources, int Chunks, IReadOnlyList<string> Problems)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;
}
