using Search.Inference;

namespace Search.Reader;

/// <summary>A stretch of a chunk that fits into the model together with the question.</summary>
/// <param name="Chunk">The index of the chunk among those of its question.</param>
/// <param name="Tokens">The tokens of question and stretch; offsets are indices into question and chunk.</param>
internal sealed record ReadingWindow(int Chunk, TokenEncoding Tokens)
{
    /// <summary>The index of the first token of the chunk; the count of tokens when there is none.</summary>
    public int ContextStart { get; } = FirstOf(Tokens);

    /// <summary>The index after the last token of the chunk.</summary>
    public int ContextEnd { get; } = EndOf(Tokens);

    private static int FirstOf(TokenEncoding tokens)
    {
        var first = tokens.Sequences.IndexOf((sbyte)1);
        return first < 0 ? tokens.Count : first;
    }

    private static int EndOf(TokenEncoding tokens) => tokens.Sequences.LastIndexOf((sbyte)1) + 1;
}
