using System.Text.Json;
using Search.Inference;

namespace Search.Quality;

/// <summary>One line of a file of reference cases, and the comparison with what a tokenizer makes of it.</summary>
/// <remarks>
/// <c>kind</c> is text, pair, truncate, windows or decode. A case is compared in every column that it holds; a field
/// that the comparison does not know makes it a difference, so that nothing is passed over.
/// </remarks>
internal sealed class TokenizerCase(JsonElement element)
{
    private const int ExcerptLength = 80;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "kind", "text", "pair", "special_tokens", "max_length", "stride", "strategy", "direction", "windows", "ids",
        "skip_special_tokens", "types", "mask", "special", "sequence", "words", "tokens", "offsets",
    };

    public string Kind => Text("kind") ?? throw new InvalidDataException("A case has no kind.");

    /// <summary>The beginning of the case's text, on one line.</summary>
    public string Excerpt
    {
        get
        {
            var text = JsonSerializer.Serialize(Text("text") ?? "", TokenizerCaseJson.Readable);
            return text.Length <= ExcerptLength ? text : string.Concat(text.AsSpan(0, ExcerptLength), "…");
        }
    }

    /// <summary>Describes the first difference, or returns null.</summary>
    /// <exception cref="InvalidDataException">A field that the kind needs is missing.</exception>
    public string? FindDifference(Tokenizer tokenizer)
    {
        if (element.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Known.Contains(name))
            is { } unknown)
        {
            return $"the field '{unknown}' is not known";
        }

        return Kind switch
        {
            "text" or "pair" or "truncate" => Columns(tokenizer).Compare(element, Encode(tokenizer)),
            "windows" => CompareWindows(tokenizer),
            "decode" => CompareDecoded(tokenizer),
            var kind => $"the kind '{kind}' is not known",
        };
    }

    private static TokenColumns Columns(Tokenizer tokenizer) => new(tokenizer);

    private TokenEncoding Encode(Tokenizer tokenizer)
    {
        var encoding = new TokenEncoding();
        var truncation = element.TryGetProperty("max_length", out _)
            ? Truncation(TruncationStrategy.LongestFirst)
            : null;
        var adds = Flag("special_tokens", otherwise: true);
        if (Text("pair") is { } pair)
        {
            tokenizer.EncodePair(Required("text"), pair, encoding, adds, truncation);
        }
        else
        {
            tokenizer.Encode(Required("text"), encoding, adds, truncation);
        }

        return encoding;
    }

    private string? CompareWindows(Tokenizer tokenizer)
    {
        var truncation = Truncation(TruncationStrategy.OnlySecond);
        var windows = Text("pair") is { } pair
            ? tokenizer.EncodeWindows(Required("text"), pair, truncation)
            : tokenizer.EncodeWindows(Required("text"), truncation);
        var expected = Field("windows").EnumerateArray().ToArray();
        if (windows.Count != expected.Length)
        {
            return $"{windows.Count} windows instead of {expected.Length}";
        }

        var columns = Columns(tokenizer);
        for (var i = 0; i < expected.Length; i++)
        {
            if (columns.Compare(expected[i], windows[i]) is { } difference)
            {
                return $"window {i + 1}: {difference}";
            }
        }

        return null;
    }

    private string? CompareDecoded(Tokenizer tokenizer)
    {
        int[] ids = [.. Field("ids").EnumerateArray().Select(id => id.GetInt32())];
        var decoded = tokenizer.Decode(ids, Flag("skip_special_tokens", otherwise: true));
        return decoded == Required("text")
            ? null
            : $"decoded {JsonSerializer.Serialize(decoded, TokenizerCaseJson.Readable)}";
    }

    private TokenTruncation Truncation(TruncationStrategy otherwise) => new()
    {
        MaxLength = Field("max_length").GetInt32(),
        Stride = element.TryGetProperty("stride", out var stride) ? stride.GetInt32() : 0,
        Strategy = Text("strategy") is { } strategy ? ParseStrategy(strategy) : otherwise,
        Side = Text("direction") is { } direction
            ? Enum.Parse<TokenSide>(direction, ignoreCase: true)
            : TokenSide.Right,
    };

    /// <summary>Both ways of writing are met: <c>only_second</c> and <c>OnlySecond</c>.</summary>
    private static TruncationStrategy ParseStrategy(string name) =>
        Enum.Parse<TruncationStrategy>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private bool Flag(string name, bool otherwise) =>
        element.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;

    private string? Text(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private string Required(string name) => Text(name) ?? throw Missing(name);

    private JsonElement Field(string name) =>
        element.TryGetProperty(name, out var value) ? value : throw Missing(name);

    private InvalidDataException Missing(string name) => new($"A case of kind '{Kind}' has no field '{name}'.");
}
