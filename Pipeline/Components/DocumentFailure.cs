namespace Search.Pipeline;

/// <summary>A document, or the file it is of, that could not be brought on its way, and why.</summary>
/// <param name="DocumentId">The id of the document; that of the file when there was no document yet.</param>
/// <param name="Error">The reason, for a person.</param>
public sealed record DocumentFailure(string DocumentId, string Error)
{
    /// <summary>
    /// Whether it says nothing about the document, as when a file cannot be opened now; what an index has of it stays.
    /// Default false.
    /// </summary>
    public bool IsTemporary { get; init; }
}
