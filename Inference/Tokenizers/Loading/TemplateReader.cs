namespace Search.Inference;

/// <summary>Reads the templates that put special tokens around the texts.</summary>
internal static class TemplateReader
{
    public static PostProcessor Read(JsonPlace place)
    {
        var specials = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (name, value) in place.Get("special_tokens").Properties())
        {
            specials.Add(name, [.. value.Get("ids").Items().Select(id => id.AsTokenId())]);
        }

        return new PostProcessor(
            ReadTemplate(place.Get("single"), specials, sequences: 1),
            ReadTemplate(place.Get("pair"), specials, sequences: 2),
            trims: []);
    }

    private static TemplatePiece[] ReadTemplate(JsonPlace place, Dictionary<string, int[]> specials, int sequences)
    {
        var pieces = place.Items().SelectMany(item => ReadPiece(item, specials)).ToArray();
        for (var sequence = 0; sequence < 2; sequence++)
        {
            var count = pieces.Count(piece => piece.Sequence == sequence);
            var expected = sequence < sequences ? 1 : 0;
            if (count != expected)
            {
                throw place.Refuse($"has sequence {"AB"[sequence]} {count} times", $"it {expected} times");
            }
        }

        return pieces;
    }

    private static IEnumerable<TemplatePiece> ReadPiece(JsonPlace item, Dictionary<string, int[]> specials)
    {
        if (item.TryGet("Sequence", out var place))
        {
            var sequence = place.GetString("id") switch
            {
                "A" => 0,
                "B" => 1,
                var other => throw place.Refuse($"has the id '{other}'", "A or B"),
            };
            return [new TemplatePiece(sequence, 0, place.Get("type_id").AsInt32())];
        }

        place = item.Get("SpecialToken");
        var name = place.GetString("id");
        var typeId = place.Get("type_id").AsInt32();
        return specials.TryGetValue(name, out var ids)
            ? ids.Select(id => new TemplatePiece(-1, id, typeId))
            : throw place.Refuse($"names '{name}'", "a token of special_tokens");
    }
}
