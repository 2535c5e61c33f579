namespace Search;

/// <summary>An answer that a chat model wrote, with the passages that it says it used.</summary>
public sealed record GeneratedAnswer
{
    /// <summary>The text as the model wrote it, marks of citations included.</summary>
    public required string Text { get; init; }

    /// <summary>Citations of passages that were given, in the order of the text.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>
    /// Numbers that the model cites although no such passage was given, each once: what stands before them has no
    /// ground.
    /// </summary>
    public required IReadOnlyList<string> UnknownCitations { get; init; }

    /// <summary>Whether there is a citation, and each is of a passage that was given.</summary>
    public bool IsGrounded => Citations.Count > 0 && UnknownCitations.Count == 0;
}
