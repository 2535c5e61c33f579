using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Search.Quality;

/// <summary>Damages files: values of JSON are exchanged, removed or copied elsewhere, and bytes are changed.</summary>
internal sealed class JsonMutator(Random random)
{
    private const int MaxChanges = 4;
    private const int LongText = 3000;
    private const int Depth = 100;

    // Becomes an escaped lone surrogate, which JSON allows and .NET's strings of JSON do not.
    private const string LoneSurrogate = "@lone@";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "3", "2147483647", "2147483648", "-9223372036854775809", "1e308",
        "1e999", "0.5", "\"\"", "\"a\"", "\" \"", $"\"{LoneSurrogate}\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]",
        "\"(\"", "\"(?:a|a)*b\"", "\"(a+)+$\"", "\"[^\"", "\"\\\\p{L}{2,}?\"", "\"Sequence\"", "\"BPE\"",
        "\"ByteLevel\"", "\"Metaspace\"", "\"Unigram\"", "\"AAAA\"", "{\"Regex\":\"a*\"}", "{\"String\":\"\"}",
    ];

    /// <summary>Damages JSON; what comes out need not be JSON.</summary>
    public byte[] Mutate(string json)
    {
        var text = json;
        if (random.Next(4) > 0 && JsonNode.Parse(json) is { } root)
        {
            for (var changes = random.Next(MaxChanges) + 1; changes > 0; changes--)
            {
                root = Change(root);
            }

            text = root.ToJsonString(new JsonSerializerOptions { MaxDepth = 2 * Depth });
        }

        var bytes = Encoding.UTF8.GetBytes(text.Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal));
        return random.Next(4) == 0 ? MutateBytes(bytes) : bytes;
    }

    /// <summary>Changes, removes and copies bytes.</summary>
    public byte[] MutateBytes(byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var changes = random.Next(MaxChanges) + 1; changes > 0 && changed.Count > 0; changes--)
        {
            var at = random.Next(changed.Count);
            var length = Math.Min(random.Next(20) + 1, changed.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    changed.RemoveRange(at, length);
                    break;
                case 1:
                    changed.InsertRange(random.Next(changed.Count), changed.GetRange(at, length));
                    break;
                case 2 when random.Next(4) == 0:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                default:
                    changed[at] = (byte)random.Next(0x100);
                    break;
            }
        }

        return [.. changed];
    }

    private JsonNode Change(JsonNode root)
    {
        var parents = new List<JsonNode>();
        Collect(root, parents);
        if (parents.Count == 0)
        {
            return root;
        }

        var donor = random.Next(3) == 0 ? parents[random.Next(parents.Count)].DeepClone() : NewValue();
        switch (parents[random.Next(parents.Count)])
        {
            case JsonObject parent when parent.Count > 0:
                var key = parent.ElementAt(random.Next(parent.Count)).Key;
                if (random.Next(5) == 0)
                {
                    parent.Remove(key);
                }
                else
                {
                    parent[random.Next(10) == 0 ? $"{key}x" : key] = donor;
                }

                break;
            case JsonArray parent when parent.Count > 0 && random.Next(3) > 0:
                parent[random.Next(parent.Count)] = donor;
                break;
            case JsonArray parent:
                parent.Add(donor);
                break;
        }

        return root;
    }

    private JsonNode? NewValue() => random.Next(40) switch
    {
        0 => JsonValue.Create(new string('a', LongText)),
        1 => JsonNode.Parse($"{new string('[', Depth / 2)}{new string(']', Depth / 2)}"),
        _ => ParseValue(Values[random.Next(Values.Length)]),
    };

    private static JsonNode? ParseValue(string json) => JsonNode.Parse(json);

    private static void Collect(JsonNode? node, List<JsonNode> parents)
    {
        switch (node)
        {
            case JsonObject parent:
                parents.Add(parent);
                foreach (var (_, child) in parent)
                {
                    Collect(child, parents);
                }

                break;
            case JsonArray parent:
                parents.Add(parent);
                foreach (var child in parent)
                {
                    Collect(child, parents);
                }

                break;
        }
    }
}
