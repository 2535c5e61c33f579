namespace Search;

/// <summary>What became of a file.</summary>
public enum FileOutcome
{
    /// <summary>It is new, or has changed, and is in the index now.</summary>
    Indexed,

    /// <summary>It has not changed; the index kept what it had.</summary>
    Unchanged,

    /// <summary>It is gone, and so is what the index had of it.</summary>
    Removed,

    /// <summary>No converter reads its type.</summary>
    Unsupported,

    /// <summary>It could not be read or converted; the message says why.</summary>
    Failed,

    /// <summary>It is a link or no file at all, and was left out on purpose; the message says why.</summary>
    Skipped,
}
