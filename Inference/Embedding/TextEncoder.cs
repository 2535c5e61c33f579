using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>Turns texts into windows that the model can read, and remembers what was done to long ones.</summary>
internal sealed class TextEncoder(
    Tokenizer tokenizer, int maxTokens, LongTextPolicy policy, int skipped, string modelName)
{
    private readonly TokenTruncation _cut = new() { MaxLength = maxTokens };

    /// <summary>Encodes a text and adds it to the group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Its index among the caller's texts, for messages.</param>
    /// <param name="group">Gets the text.</param>
    /// <exception cref="ArgumentException">The text is too long and to be refused.</exception>
    public void Add(string text, int index, EmbeddingGroup group)
    {
        var encoding = tokenizer.Encode(text);
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
                // A new one: the other has grown to the length of the whole text.
                var beginning = new TokenEncoding();
                tokenizer.Encode(text, beginning, truncation: _cut);
                group.Add([beginning], skipped, Property(TransformerEmbeddingGenerator.CutTokensKey, surplus));
                break;
        }
    }

    private static AdditionalPropertiesDictionary Property(string key, int value) => new() { [key] = value };
}
