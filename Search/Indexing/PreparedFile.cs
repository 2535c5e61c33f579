using Search.Pipeline;

namespace Search;

/// <summary>A file that was looked at: what became of it, and its chunks if it is to be written.</summary>
internal sealed record PreparedFile(FileReport Report, long Length)
{
    /// <summary>The state to remember; null when nothing is to be written.</summary>
    public IndexedSource? Source { get; init; }

    public IReadOnlyList<Chunk> Chunks { get; init; } = [];

    /// <summary>
    /// Whether what the index had of the file goes: it would point at words that are not there any more. A file that
    /// merely cannot be opened now keeps what it has.
    /// </summary>
    public bool IsStale { get; init; }
}
