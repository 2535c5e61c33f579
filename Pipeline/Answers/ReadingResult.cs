namespace Search.Pipeline;

/// <summary>What a reader made of a question and the chunks it was given.</summary>
public sealed record ReadingResult
{
    /// <summary>
    /// The best answers, best first; empty when nothing in the chunks can be an answer. When <see cref="HasAnswer"/> is
    /// false these are what the reader found and did not believe.
    /// </summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Whether the reader believes that the chunks hold an answer.</summary>
    public required bool HasAnswer { get; init; }

    /// <summary>What a person should know about this reading, such as a question that had to be cut.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
