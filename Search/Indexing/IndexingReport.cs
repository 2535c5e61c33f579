namespace Search;

/// <summary>What an indexing run did.</summary>
/// <param name="Files">What became of each file, in the order in which they were dealt with.</param>
public sealed record IndexingReport(IReadOnlyList<FileReport> Files)
{
    /// <summary>How many chunks were written.</summary>
    public int ChunksWritten => Files.Where(file => file.Outcome == FileOutcome.Indexed).Sum(file => file.Chunks);

    /// <summary>The files that could not be read or converted; what was skipped on purpose is none of them.</summary>
    public IEnumerable<FileReport> Problems =>
        Files.Where(file => file.Error is not null && file.Outcome != FileOutcome.Skipped);

    /// <summary>How many files had an outcome.</summary>
    public int Count(FileOutcome outcome) => Files.Count(file => file.Outcome == outcome);
}
