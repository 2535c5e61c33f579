using System.Text.Json;

namespace Search.Inference;

/// <summary>A value in a tokenizer file and the way to it, so that every complaint can say where.</summary>
internal sealed class JsonPlace(JsonElement element, string file, JsonPlace? parent = null, string name = "$")
{
    public JsonElement Element => element;

    public string File => file;

    private string Path => parent is null ? name : parent.Path + name;

    /// <summary>Finds a property; false when it is absent or null.</summary>
    public bool TryGet(string property, out JsonPlace place)
    {
        Require(JsonValueKind.Object, "an object");
        var isThere = element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null;
        place = isThere ? new JsonPlace(value, file, this, "." + property) : null!;
        return isThere;
    }

    public JsonPlace Get(string property) =>
        TryGet(property, out var place) ? place : throw Refuse($"has no \"{property}\"", "it to be there");

    /// <summary>The element of an array at an index that is known to exist.</summary>
    public JsonPlace At(int index) => new(element[index], file, this, $"[{index}]");

    public string GetString(string property) => Get(property).AsString();

    public bool GetBoolean(string property, bool missing) =>
        TryGet(property, out var place) ? place.AsBoolean() : missing;

    public bool GetBoolean(string property) => Get(property).AsBoolean();

    public string AsString()
    {
        Require(JsonValueKind.String, "a string");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Refuse("is no valid Unicode text", "no lone surrogates", exception);
        }
    }

    public bool AsBoolean() =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw RefuseKind("true or false");

    /// <summary>A whole number from 0 on; nothing in these files may be negative.</summary>
    public int AsInt32()
    {
        Require(JsonValueKind.Number, "a number");
        return element.TryGetInt32(out var value) && value >= 0
            ? value
            : throw Refuse($"is {element.GetRawText()}", $"a whole number from 0 to {int.MaxValue}");
    }

    /// <summary>
    /// An id of a token. No vocabulary comes near the limit, and it keeps sums of ids from overflowing.
    /// </summary>
    public int AsTokenId()
    {
        var id = AsInt32();
        return id <= Vocabulary.MaximumId
            ? id
            : throw Refuse($"is {id}", $"an id of at most {Vocabulary.MaximumId}");
    }

    public double AsDouble()
    {
        Require(JsonValueKind.Number, "a number");
        return element.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw Refuse($"is {element.GetRawText()}", "a finite number");
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        Require(JsonValueKind.Array, "an array");
        return element.EnumerateArray().Select((item, index) => new JsonPlace(item, file, this, $"[{index}]"));
    }

    /// <summary>The properties of an object.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        Require(JsonValueKind.Object, "an object");
        return element.EnumerateObject()
            .Select(property => (property.Name, new JsonPlace(property.Value, file, this, "." + property.Name)));
    }

    /// <summary>Makes the exception for something that is wrong here.</summary>
    public TokenizerException Refuse(string found, string expected, Exception? exception = null) =>
        new($"{file}: {Path} {found}; expected {expected}.", exception);

    /// <summary>Makes the exception for a kind of stage that is not supported.</summary>
    public TokenizerException RefuseType(string type, string stage, string supported) =>
        new($"{file}: {Path}.type is '{type}', a {stage} that is not supported; expected one of {supported}.");

    private void Require(JsonValueKind kind, string expected)
    {
        if (element.ValueKind != kind)
        {
            throw RefuseKind(expected);
        }
    }

    private TokenizerException RefuseKind(string expected) => Refuse($"is {Describe(element.ValueKind)}", expected);

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "missing",
    };
}
