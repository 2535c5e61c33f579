using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>
/// Turns texts into windows that the model can read, and remembers what was done to long ones. Buffers are used again
/// from group to group. Not thread-safe.
/// </summary>
internal sealed class TextEncoder(
    Tokenizer tokenizer, int maxTokens, LongTextPolicy policy, int skipped, string modelName)
{
    private readonly TokenTruncation _cut = new() { MaxLength = maxTokens };
    private readonly Stack<TokenEncoding> _spare = new();

    /// <summary>Encodes a text and adds it to the group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Its index among the caller's texts, for messages.</param>
    /// <param name="group">Gets the text.</param>
    /// <exception cref="ArgumentException">The text is too long and to be refused, or has no tokens.</exception>
    public void Add(string text, int index, EmbeddingGroup group)
    {
        var encoding = Rent();
        tokenizer.Encode(text, encoding);
        if (encoding.Count == 0)
        {
            throw new ArgumentException(
                $"The text at index {index} has no tokens, and the model {modelName} adds none.", nameof(text));
        }

        var surplus = encoding.Count - maxTokens;
        if (surplus <= 0)
        {
            group.Add([encoding], skipped, null);
            return;
        }

        switch (policy)
        {
            case LongTextPolicy.Refuse:
                throw new ArgumentException(
                    $"The text at index {index} has {encoding.Count} tokens; the model {modelName} reads " +
                    $"{maxTokens}. Split it.",
                    nameof(text));
            case LongTextPolicy.Average:
                var windows = tokenizer.EncodeWindows(text, maxTokens, stride: 0);
                group.Add(windows, skipped, Property(TransformerEmbeddingGenerator.WindowsKey, windows.Count));
                break;
            default:
                // Another one: the first has grown to the length of the whole text.
                var beginning = Rent();
                tokenizer.Encode(text, beginning, truncation: _cut);
                group.Add([beginning], skipped, Property(TransformerEmbeddingGenerator.CutTokensKey, surplus));
                break;
        }
    }

    /// <summary>Takes the buffers of a group back, whose tokens are no longer needed.</summary>
    public void Reuse(EmbeddingGroup group)
    {
        foreach (var window in group.Windows.Take(EmbeddingGroup.MostTexts - _spare.Count))
        {
            _spare.Push(window.Tokens);
        }
    }

    private TokenEncoding Rent() => _spare.TryPop(out var encoding) ? encoding : new TokenEncoding();

    private static AdditionalPropertiesDictionary Property(string key, int value) => new() { [key] = value };
}
