namespace Search.Inference;

/// <summary>What a model wants to stand before a text, so that it knows a question from a passage.</summary>
/// <param name="Query">The prefix of a question; often empty.</param>
/// <param name="Passage">The prefix of a passage; often empty.</param>
public sealed record EmbeddingPrompts(string Query, string Passage)
{
    /// <summary>No prefixes.</summary>
    public static EmbeddingPrompts None { get; } = new("", "");
}
