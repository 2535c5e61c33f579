namespace Search;

/// <summary>What became of one file.</summary>
/// <param name="Id">The document's id in the index.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Chunks">How many chunks it has now.</param>
public sealed record FileReport(string Id, FileOutcome Outcome, int Chunks)
{
    /// <summary>Why it failed, was skipped or is not supported; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>What was left out or guessed on the way.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
