namespace Search.Inference;

/// <summary>Encodes texts and pairs for a classification model, and counts what it cuts.</summary>
internal sealed class InputEncoder
{
    private readonly ClassificationHead _head;
    private readonly LongTextPolicy _longTexts;

    public InputEncoder(ClassificationHead head, LongTextPolicy longTexts)
    {
        _head = head;
        _longTexts = longTexts;
    }

    /// <summary>Encodes a text, which loses its end when it is too long.</summary>
    public TokenInput Encode(string text, int index)
    {
        var tokens = _head.Tokenizer.Encode(text);
        var surplus = Surplus(tokens, $"The text at index {index}");
        if (surplus > 0)
        {
            _head.Tokenizer.Encode(text, tokens, truncation: new TokenTruncation { MaxLength = _head.MaxTokens });
        }

        return new TokenInput(tokens, surplus);
    }

    /// <summary>Encodes a pair, of which only one text may lose its end.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="cutsFirst">Whether the first text is cut, not the second.</param>
    /// <param name="place">What error messages call the pair.</param>
    public TokenInput EncodePair(
        ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool cutsFirst, string place)
    {
        var tokens = new TokenEncoding();
        _head.Tokenizer.EncodePair(first, second, tokens);
        var surplus = Surplus(tokens, place);
        if (surplus == 0)
        {
            return new TokenInput(tokens, 0);
        }

        var room = tokens.Sequences.Count((sbyte)(cutsFirst ? 0 : 1));
        if (surplus >= room)
        {
            throw new ArgumentException(
                $"{place} has a {(cutsFirst ? "second" : "first")} text that leaves no room for the other one in the " +
                $"{_head.MaxTokens} tokens that the model {_head.Folder.Name} reads. Shorten it.");
        }

        var strategy = cutsFirst ? TruncationStrategy.OnlyFirst : TruncationStrategy.OnlySecond;
        _head.Tokenizer.EncodePair(
            first, second, tokens,
            truncation: new TokenTruncation { MaxLength = _head.MaxTokens, Strategy = strategy });
        return new TokenInput(tokens, surplus);
    }

    /// <summary>The texts as a list without nulls.</summary>
    public static IReadOnlyList<string> Check(IEnumerable<string> texts, string name)
    {
        ArgumentNullException.ThrowIfNull(texts, name);
        var list = texts as IReadOnlyList<string> ?? [.. texts];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                throw new ArgumentException($"The text at index {i} is null.", name);
            }
        }

        return list;
    }

    private int Surplus(TokenEncoding tokens, string place)
    {
        if (tokens.Count == 0)
        {
            throw new ArgumentException($"{place} has no token that the model {_head.Folder.Name} could read.");
        }

        var surplus = Math.Max(0, tokens.Count - _head.MaxTokens);
        return surplus == 0 || _longTexts == LongTextPolicy.Cut
            ? surplus
            : throw new ArgumentException(
                $"{place} has {tokens.Count} tokens; the model {_head.Folder.Name} reads {_head.MaxTokens}. Split it.");
    }
}
