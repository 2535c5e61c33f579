using System.Text.Json;

namespace Search.Inference;

/// <summary>Reads the model of a tokenizer.json.</summary>
internal static class ModelReader
{
    private const string Supported = "BPE, WordPiece, WordLevel, Unigram";

    public static TokenModel Read(JsonPlace place)
    {
        var type = place.TryGet("type", out var named) ? named.AsString() : GuessType(place);
        return type switch
        {
            "WordPiece" => ReadWordPiece(place),
            "BPE" => BytePairReader.Read(place),
            "WordLevel" => ReadWordLevel(place),
            "Unigram" => ReadUnigram(place),
            _ => throw place.RefuseType(type, "model", Supported),
        };
    }

    /// <summary>Reads a vocabulary of the form {"token": id}.</summary>
    public static Vocabulary ReadVocabulary(JsonPlace place)
    {
        if (place.Element.ValueKind != JsonValueKind.Object)
        {
            throw place.Refuse("is not an object", "tokens with their ids");
        }

        var vocabulary = new Vocabulary(place.Element.GetPropertyCount());
        foreach (var property in place.Element.EnumerateObject())
        {
            // Paths are put together for complaints only: there may be hundreds of thousands of tokens.
            var id = property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var number)
                ? number
                : -1;
            if (id is < 0 or > Vocabulary.MaximumId || !vocabulary.TryAdd(property.Name, id))
            {
                throw RefuseToken(place.Get(property.Name), property.Name, vocabulary);
            }
        }

        return vocabulary;
    }

    public static int FindToken(JsonPlace place, string token, Vocabulary vocabulary) =>
        vocabulary.TryGetId(token, out var id)
            ? id
            : throw place.Refuse($"names the unknown token '{token}'", "a token of the vocabulary");

    private static TokenizerException RefuseToken(JsonPlace value, string token, Vocabulary vocabulary)
    {
        var id = value.AsTokenId();
        return value.Refuse($"gives '{token}' the id {id}, that of '{vocabulary.GetToken(id)}'", "every id once");
    }

    private static WordPieceModel ReadWordPiece(JsonPlace place)
    {
        var vocabulary = ReadVocabulary(place.Get("vocab"));
        return new WordPieceModel(
            vocabulary,
            FindToken(place, place.GetString("unk_token"), vocabulary),
            place.GetString("continuing_subword_prefix"),
            place.Get("max_input_chars_per_word").AsInt32());
    }

    private static WordLevelModel ReadWordLevel(JsonPlace place)
    {
        var vocabulary = ReadVocabulary(place.Get("vocab"));
        return new WordLevelModel(vocabulary, FindToken(place, place.GetString("unk_token"), vocabulary));
    }

    /// <summary>A unigram vocabulary is a list of [token, score]; the place in the list is the id.</summary>
    private static UnigramModel ReadUnigram(JsonPlace place)
    {
        var list = place.Get("vocab");
        var count = list.Element.ValueKind == JsonValueKind.Array ? list.Element.GetArrayLength() : 0;
        var vocabulary = new Vocabulary(count);
        var scores = new double[count];
        foreach (var item in list.Items())
        {
            var isPair = item.Element.ValueKind == JsonValueKind.Array && item.Element.GetArrayLength() == 2;
            if (!isPair || !vocabulary.TryAdd(item.At(0).AsString(), vocabulary.Count))
            {
                throw item.Refuse($"is {item.Element.GetRawText()}", "a token that is not there yet, and its score");
            }

            scores[vocabulary.Count - 1] = item.At(1).AsDouble();
        }

        int? unknownId = place.TryGet("unk_id", out var unknown) ? unknown.AsInt32() : null;
        return count > (unknownId ?? 0)
            ? new UnigramModel(vocabulary, scores, unknownId, place.GetBoolean("byte_fallback", missing: false))
            : throw place.Refuse($"has {count} tokens and unk_id {unknownId}", "a token with that id");
    }

    /// <summary>Files of early versions name no type; their model is told by its properties.</summary>
    private static string GuessType(JsonPlace place) =>
        place.TryGet("merges", out _) ? "BPE"
        : place.TryGet("unk_id", out _) ? "Unigram"
        : place.TryGet("continuing_subword_prefix", out _) ? "WordPiece"
        : "WordLevel";
}
