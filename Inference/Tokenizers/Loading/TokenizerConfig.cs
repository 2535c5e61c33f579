using System.Text.Json;

namespace Search.Inference;

/// <summary>The tokenizer_config.json beside vocabulary files, which says what these do not.</summary>
internal sealed class TokenizerConfig
{
    private readonly JsonPlace _root;

    private TokenizerConfig(JsonPlace root) => _root = root;

    /// <summary>Reads the file in a folder; without one, every setting has its default.</summary>
    public static TokenizerConfig Load(string folder)
    {
        var file = Path.Combine(folder, "tokenizer_config.json");
        return new TokenizerConfig(TokenizerJsonReader.Parse(
            File.Exists(file) ? File.ReadAllBytes(file) : "{}"u8.ToArray(), file));
    }

    /// <summary>Refuses the file when it names a class of tokenizer that its vocabulary cannot be read for.</summary>
    public void RequireClass(params ReadOnlySpan<string> supported)
    {
        if (!_root.TryGet("tokenizer_class", out var place))
        {
            return;
        }

        var name = place.AsString();
        var plain = name.EndsWith("Fast", StringComparison.Ordinal) ? name[..^"Fast".Length] : name;
        if (!supported.Contains(plain))
        {
            throw place.Refuse(
                $"is '{name}', which is not supported without a tokenizer.json",
                string.Join(", ", supported.ToArray()));
        }
    }

    public bool GetBoolean(string name, bool missing) => _root.GetBoolean(name, missing);

    /// <summary>A token is written as a string, or as an object with its content.</summary>
    public string GetToken(string name, string missing)
    {
        if (!_root.TryGet(name, out var place))
        {
            return missing;
        }

        var token = place.Element.ValueKind == JsonValueKind.Object ? place.GetString("content") : place.AsString();
        return token.Length > 0 ? token : throw place.Refuse("is empty", "a token");
    }

    /// <summary>The special tokens among the given ones that the vocabulary has, in order of their ids.</summary>
    public static List<AddedToken> AddTokens(
        Vocabulary vocabulary, IEnumerable<string> tokens, string mask, bool masksStrip)
    {
        var added = new SortedDictionary<int, AddedToken>();
        foreach (var token in tokens.Append(mask))
        {
            if (vocabulary.TryGetId(token, out var id))
            {
                added[id] = new AddedToken(token, id) { IsSpecial = true, StripsLeft = masksStrip && token == mask };
            }
        }

        return [.. added.Values];
    }
}
