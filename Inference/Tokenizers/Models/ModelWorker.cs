namespace Search.Inference;

/// <summary>A model at work, with its caches and buffers. Not thread-safe.</summary>
internal abstract class ModelWorker
{
    /// <summary>Cuts a piece into tokens.</summary>
    /// <param name="piece">Well-formed text, not empty.</param>
    /// <param name="start">Place of the piece, added to the places of its tokens.</param>
    /// <param name="tokens">Receives the tokens.</param>
    public abstract void Tokenize(ReadOnlySpan<char> piece, int start, TokenBuffer tokens);
}
