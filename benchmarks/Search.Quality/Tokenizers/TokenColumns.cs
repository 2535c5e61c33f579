using System.Text.Json;
using Search.Inference;

namespace Search.Quality;

/// <summary>Compares the columns of an encoding with those of a reference case.</summary>
internal sealed class TokenColumns(Tokenizer tokenizer)
{
    private const int Shown = 8;

    /// <summary>Describes the first token of the first column that differs, or returns null.</summary>
    /// <param name="expected">The columns that are present are compared; offsets are in UTF-16 units.</param>
    /// <param name="actual">The encoding.</param>
    public string? Compare(JsonElement expected, TokenEncoding actual)
    {
        var tokens = Enumerable.Range(0, actual.Count).ToArray();
        return Compare(expected, "ids", actual.Ids.ToArray(), id => $"{id} {tokenizer.GetToken(id)}")
            ?? Compare(expected, "tokens", Array.ConvertAll(actual.Ids.ToArray(), id => tokenizer.GetToken(id) ?? ""))
            ?? Compare(expected, "types", actual.TypeIds.ToArray())
            ?? Compare(expected, "mask", actual.AttentionMask.ToArray())
            ?? Compare(expected, "special", Array.ConvertAll(tokens, i => actual.IsSpecial(i) ? 1 : 0))
            ?? Compare(expected, "sequence", Array.ConvertAll(actual.Sequences.ToArray(), i => (int)i))
            ?? Compare(expected, "words", actual.Words.ToArray())
            ?? Compare(expected, "offsets", Array.ConvertAll(actual.Offsets.ToArray(), o => $"[{o.Start},{o.End}]"));
    }

    private static string? Compare<T>(
        JsonElement expected, string column, T[] actual, Func<T, string>? describe = null)
    {
        if (!expected.TryGetProperty(column, out var values))
        {
            return null;
        }

        string[] wanted = [.. values.EnumerateArray().Select(Write)];
        var found = Array.ConvertAll(actual, value => $"{value}");
        var at = wanted.AsSpan().CommonPrefixLength(found);
        if (at == wanted.Length && at == found.Length)
        {
            return null;
        }

        var got = Array.ConvertAll(actual, value => describe?.Invoke(value) ?? $"{value}");
        return $"{column} from token {at}: expected {List(wanted, at)}, got {List(got, at)}";
    }

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray())}]",
        JsonValueKind.Null => "-1",
        _ => value.ToString(),
    };

    private static string List(string[] values, int from) =>
        $"({string.Join(", ", values.Skip(from).Take(Shown))}{(values.Length - from > Shown ? ", …" : "")})";
}
