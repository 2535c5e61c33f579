using System.Text.Json;

namespace Search.Inference.Tests;

/// <summary>One line of a cases file, and the comparison with what our tokenizer makes of it.</summary>
public sealed class ReferenceCase(JsonElement element)
{
    public string Kind => element.GetProperty("kind").GetString()!;

    /// <summary>Describes the first difference, or returns null.</summary>
    public string? FindDifference(Tokenizer tokenizer)
    {
        var encoding = new TokenEncoding();
        switch (Kind)
        {
            case "text":
                tokenizer.Encode(Text("text"), encoding, element.GetProperty("special_tokens").GetBoolean());
                return Compare(element, encoding);
            case "pair":
                tokenizer.EncodePair(Text("text"), Text("pair"), encoding);
                return Compare(element, encoding);
            case "truncate":
                var truncation = new TokenTruncation { MaxLength = Number("max_length") };
                tokenizer.Encode(Text("text"), encoding, truncation: truncation);
                return Compare(element, encoding);
            case "windows":
                return CompareWindows(tokenizer);
            case "decode":
                var skips = element.GetProperty("skip_special_tokens").GetBoolean();
                var decoded = tokenizer.Decode(Numbers(element, "ids"), skips);
                return decoded == Text("text") ? null : $"decoded '{decoded}' instead of '{Text("text")}'";
            default:
                return $"unknown kind {Kind}";
        }
    }

    private static string? Compare(JsonElement expected, TokenEncoding actual)
    {
        var tokens = Enumerable.Range(0, actual.Count);
        var special = tokens.Select(i => actual.IsSpecial(i) ? 1 : 0).ToArray();
        var sequences = tokens.Select(i => (int)actual.Sequences[i]).ToArray();
        return Compare(expected, "ids", actual.Ids.ToArray())
            ?? Compare(expected, "types", actual.TypeIds.ToArray())
            ?? Compare(expected, "special", special)
            ?? Compare(expected, "sequence", sequences)
            ?? CompareOffsets(expected, actual);
    }

    private static string? Compare(JsonElement expected, string column, int[] actual)
    {
        if (!expected.TryGetProperty(column, out _))
        {
            return null;
        }

        var numbers = Numbers(expected, column);
        return numbers.SequenceEqual(actual)
            ? null
            : $"{column} [{string.Join(' ', actual)}] instead of [{string.Join(' ', numbers)}]";
    }

    private static string? CompareOffsets(JsonElement expected, TokenEncoding actual)
    {
        var wanted = string.Join(' ', expected.GetProperty("offsets").EnumerateArray().Select(pair => pair.ToString()));
        var found = string.Join(' ', actual.Offsets.ToArray().Select(offset => $"[{offset.Start},{offset.End}]"));
        return wanted == found ? null : $"offsets {found} instead of {wanted}";
    }

    private static int[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    private string? CompareWindows(Tokenizer tokenizer)
    {
        var windows = tokenizer.EncodeWindows(Text("text"), Text("pair"), Number("max_length"), Number("stride"));
        var expected = element.GetProperty("windows").EnumerateArray().ToArray();
        return windows.Count == expected.Length
            ? expected.Zip(windows, Compare).FirstOrDefault(difference => difference is not null)
            : $"{windows.Count} windows instead of {expected.Length}";
    }

    private string Text(string name) => element.GetProperty(name).GetString()!;

    private int Number(string name) => element.GetProperty(name).GetInt32();
}
