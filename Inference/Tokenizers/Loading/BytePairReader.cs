using System.Text.Json;

namespace Search.Inference;

/// <summary>Reads a BPE model.</summary>
internal static class BytePairReader
{
    public static BytePairModel Read(JsonPlace place)
    {
        if (place.TryGet("dropout", out var dropout) && dropout.AsDouble() != 0)
        {
            throw dropout.Refuse($"is {dropout.Element.GetRawText()}", "none, since dropout makes tokens random");
        }

        var vocabulary = ModelReader.ReadVocabulary(place.Get("vocab"));
        var options = ReadOptions(place, vocabulary);
        return new BytePairModel(vocabulary, ReadMerges(place.Get("merges"), vocabulary, options.Prefix), options);
    }

    private static BytePairOptions ReadOptions(JsonPlace place, Vocabulary vocabulary)
    {
        var options = new BytePairOptions
        {
            UnknownId = place.TryGet("unk_token", out var unknown)
                ? ModelReader.FindToken(unknown, unknown.AsString(), vocabulary)
                : null,
            Prefix = place.TryGet("continuing_subword_prefix", out var prefix) ? prefix.AsString() : "",
            Suffix = place.TryGet("end_of_word_suffix", out var suffix) ? suffix.AsString() : "",
            FusesUnknown = place.GetBoolean("fuse_unk", missing: false),
            FallsBackToBytes = place.GetBoolean("byte_fallback", missing: false),
            IgnoresMerges = place.GetBoolean("ignore_merges", missing: false),
        };
        return options is { FallsBackToBytes: true } and not { Prefix: "", Suffix: "" }
            ? throw place.Refuse("has byte_fallback with a prefix or suffix", "one or the other")
            : options;
    }

    private static MergeTable ReadMerges(JsonPlace place, Vocabulary vocabulary, string prefix)
    {
        var isList = place.Element.ValueKind == JsonValueKind.Array;
        var merges = new MergeTable(isList ? place.Element.GetArrayLength() : 0);
        var rank = 0;
        foreach (var item in place.Items())
        {
            var pair = ReadPair(item);
            if (!TryAdd(merges, vocabulary, pair, prefix, rank++))
            {
                throw item.Refuse(
                    $"joins '{pair.Left}' and '{pair.Right}'", "tokens of the vocabulary that join into a third");
            }
        }

        return merges;
    }

    /// <summary>
    /// Adds a merge; false when one of the two tokens, or what they join into, is not in the vocabulary.
    /// </summary>
    public static bool TryAdd(
        MergeTable merges, Vocabulary vocabulary, (string Left, string Right) pair, string prefix, int rank)
    {
        if (!vocabulary.TryGetId(pair.Left, out var left)
            || !vocabulary.TryGetId(pair.Right, out var right)
            || pair.Right.Length < prefix.Length
            || !vocabulary.TryGetId(string.Concat(pair.Left, pair.Right.AsSpan(prefix.Length)), out var merged))
        {
            return false;
        }

        merges.Add(left, right, rank, merged);
        return true;
    }

    /// <summary>A merge is "a b", or since version 0.20 of the library ["a", "b"].</summary>
    private static (string Left, string Right) ReadPair(JsonPlace item)
    {
        var parts = item.Element.ValueKind == JsonValueKind.Array
            ? item.Items().Select(part => part.AsString()).ToArray()
            : item.AsString().Split(' ');
        return parts.Length == 2
            ? (parts[0], parts[1])
            : throw item.Refuse($"is {item.Element.GetRawText()}", "two tokens, as \"a b\" or [\"a\", \"b\"]");
    }
}
