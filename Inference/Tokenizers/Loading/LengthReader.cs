using System.Text.Json;

namespace Search.Inference;

/// <summary>Reads the truncation and the padding that a tokenizer.json suggests.</summary>
internal static class LengthReader
{
    public static TokenTruncation ReadTruncation(JsonPlace place) => new()
    {
        MaxLength = RequirePositive(place.Get("max_length")),
        Stride = place.TryGet("stride", out var stride) ? stride.AsInt32() : 0,
        Side = ReadSide(place),
        Strategy = place.GetString("strategy") switch
        {
            "LongestFirst" => TruncationStrategy.LongestFirst,
            "OnlyFirst" => TruncationStrategy.OnlyFirst,
            "OnlySecond" => TruncationStrategy.OnlySecond,
            var other => throw place.Get("strategy").Refuse($"is '{other}'", "LongestFirst, OnlyFirst or OnlySecond"),
        },
    };

    public static TokenPadding ReadPadding(JsonPlace place) => new()
    {
        Id = place.Get("pad_id").AsInt32(),
        TypeId = place.Get("pad_type_id").AsInt32(),
        Side = ReadSide(place),
        Length = ReadLength(place.Get("strategy")),
        MultipleOf = place.TryGet("pad_to_multiple_of", out var multiple) ? Math.Max(1, multiple.AsInt32()) : 1,
    };

    /// <summary>A padding strategy is "BatchLongest" or {"Fixed": length}.</summary>
    private static int? ReadLength(JsonPlace place)
    {
        if (place.Element.ValueKind != JsonValueKind.String)
        {
            return place.Get("Fixed").AsInt32();
        }

        return place.AsString() == "BatchLongest"
            ? null
            : throw place.Refuse($"is '{place.AsString()}'", "BatchLongest or {\"Fixed\": length}");
    }

    private static TokenSide ReadSide(JsonPlace place)
    {
        if (!place.TryGet("direction", out var side))
        {
            return TokenSide.Right;
        }

        return side.AsString() switch
        {
            "Right" => TokenSide.Right,
            "Left" => TokenSide.Left,
            var other => throw side.Refuse($"is '{other}'", "Right or Left"),
        };
    }

    private static int RequirePositive(JsonPlace place) =>
        place.AsInt32() is var value and > 0 ? value : throw place.Refuse("is 0", "a length of at least 1");
}
