namespace Search.Inference;

/// <summary>A tokenizer file cannot be read, is malformed, or asks for something that is not supported.</summary>
/// <remarks>
/// The message names the file, the place in it, the value found and what was expected. It is also thrown by encoding
/// when a model without an unknown token meets text that it cannot represent, or when the file makes a text grow to
/// many times its length.
/// </remarks>
public sealed class TokenizerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">File, place, value and expectation.</param>
    /// <param name="innerException">The error of the layer below, if there is one.</param>
    public TokenizerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
