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
        foreach (var (token, value) in place.Properties())
        {
            var id = value.AsInt32();
            if (!vocabulary.TryAdd(token, id))
            {
                throw value.Refuse($"is {id}, the id of '{vocabulary.GetToken(id)}' too", "every id once");
            }
        }

        return vocabulary;
    }

    public static int FindToken(JsonPlace place, string token, Vocabulary vocabulary) =>
        vocabulary.TryGetId(token, out var id)
            ? id
            : throw place.Refuse($"names the unknown token '{token}'", "a token of the vocabulary");

    private static WordPieceModel ReadWordPiece(JsonPlace place)
    {
        var vocabulary = ReadVocabulary(place.Get("vocab"));
        return new WordPieceModel(
            vocabulary,
            FindToken(place, place.GetString("unk_token"), vocabulary),
            place.GetString("continuing_subword_prefix"),
            place.Get("max_input_chars_per_word").AsInt32());
    }

    /// <summary>Files of early versions name no type; their model is told by its properties.</summary>
    private static string GuessType(JsonPlace place) =>
        place.TryGet("merges", out _) ? "BPE"
        : place.TryGet("unk_id", out _) ? "Unigram"
        : place.TryGet("continuing_subword_prefix", out _) ? "WordPiece"
        : "WordLevel";
}
