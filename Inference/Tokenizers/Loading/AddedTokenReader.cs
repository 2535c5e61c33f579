namespace Search.Inference;

/// <summary>Reads the added tokens of a tokenizer.json.</summary>
internal static class AddedTokenReader
{
    public static AddedVocabulary Read(JsonPlace root, TokenModel model, Normalizer? normalizer)
    {
        var tokens = new List<AddedToken>();
        if (root.TryGet("added_tokens", out var list))
        {
            var nextId = model.Size;
            var contents = new HashSet<string>(StringComparer.Ordinal);
            var ids = new HashSet<int>();
            foreach (var place in list.Items())
            {
                var token = Read(place);
                if (token.Content.Length == 0 || !contents.Add(token.Content) || !ids.Add(token.Id))
                {
                    throw place.Refuse($"is '{token.Content}' with id {token.Id}", "a token and an id not used before");
                }

                CheckId(token, place, model, ref nextId);
                tokens.Add(token);
            }
        }

        var state = new TokenizerState(model.CreateWorker());
        return new AddedVocabulary(tokens, content => Normalize(content, normalizer, state));
    }

    private static AddedToken Read(JsonPlace place) => new(place.GetString("content"), place.Get("id").AsTokenId())
    {
        IsSpecial = place.GetBoolean("special"),
        IsNormalized = place.GetBoolean("normalized"),
        IsSingleWord = place.GetBoolean("single_word"),
        StripsLeft = place.GetBoolean("lstrip"),
        StripsRight = place.GetBoolean("rstrip"),
    };

    /// <summary>
    /// The reference does not use the id in the file: it takes the model's id, or the next free one. Where the two
    /// differ, one of them is not what the model was trained with.
    /// </summary>
    private static void CheckId(AddedToken token, JsonPlace place, TokenModel model, ref int nextId)
    {
        var isKnown = model.Vocabulary.TryGetId(token.Content, out var id);
        if (!isKnown)
        {
            id = nextId++;
        }
        else
        {
            nextId = Math.Max(nextId, id + 1);
        }

        if (id != token.Id)
        {
            throw place.Get("id").Refuse($"is {token.Id} for '{token.Content}'", $"{id}, as the vocabulary has it");
        }
    }

    private static string Normalize(string content, Normalizer? normalizer, TokenizerState state)
    {
        state.Start(content);
        normalizer?.Apply(state);
        var text = state.Text.Chars.ToString();
        return text.Length > 0
            ? text
            : throw new TokenizerException(
                $"The added token '{content}' is normalised to nothing; expected at least one character to look for.");
    }
}
