using System.Text.Json;

namespace Search.Inference;

/// <summary>A value in a tokenizer file, with its path, so that every complaint can say where.</summary>
internal readonly record struct JsonPlace(JsonElement Element, string Path, string File)
{
    /// <summary>Finds a property; false when it is absent or null.</summary>
    public bool TryGet(string name, out JsonPlace place)
    {
        Require(JsonValueKind.Object, "an object");
        if (Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            place = new JsonPlace(value, $"{Path}.{name}", File);
            return true;
        }

        place = default;
        return false;
    }

    public JsonPlace Get(string name) =>
        TryGet(name, out var place) ? place : throw Refuse($"has no \"{name}\"", "it to be there");

    public string GetString(string name) => Get(name).AsString();

    public bool GetBoolean(string name, bool missing) => TryGet(name, out var place) ? place.AsBoolean() : missing;

    public bool GetBoolean(string name) => Get(name).AsBoolean();

    public int GetInt32(string name, int missing) => TryGet(name, out var place) ? place.AsInt32() : missing;

    public string AsString()
    {
        Require(JsonValueKind.String, "a string");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Refuse("is no valid Unicode text", "no lone surrogates", exception);
        }
    }

    public bool AsBoolean() =>
        Element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Element.GetBoolean()
            : throw RefuseKind("true or false");

    /// <summary>A whole number from 0 on; nothing in these files may be negative.</summary>
    public int AsInt32()
    {
        Require(JsonValueKind.Number, "a number");
        return Element.TryGetInt32(out var value) && value >= 0
            ? value
            : throw Refuse($"is {Element.GetRawText()}", $"a whole number from 0 to {int.MaxValue}");
    }

    public double AsDouble()
    {
        Require(JsonValueKind.Number, "a number");
        return Element.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw Refuse($"is {Element.GetRawText()}", "a finite number");
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        Require(JsonValueKind.Array, "an array");
        var (path, file) = (Path, File);
        return Element.EnumerateArray().Select((item, index) => new JsonPlace(item, $"{path}[{index}]", file));
    }

    /// <summary>The properties of an object.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        Require(JsonValueKind.Object, "an object");
        var (path, file) = (Path, File);
        return Element.EnumerateObject()
            .Select(property => (property.Name, new JsonPlace(property.Value, $"{path}.{property.Name}", file)));
    }

    /// <summary>Makes the exception for something that is wrong here.</summary>
    public TokenizerException Refuse(string found, string expected, Exception? exception = null) =>
        new($"{File}: {Path} {found}; expected {expected}.", exception);

    /// <summary>Makes the exception for a kind of stage that is not supported.</summary>
    public TokenizerException RefuseType(string type, string stage, string supported) =>
        new($"{File}: {Path}.type is '{type}', a {stage} that is not supported; expected one of {supported}.");

    private void Require(JsonValueKind kind, string expected)
    {
        if (Element.ValueKind != kind)
        {
            throw RefuseKind(expected);
        }
    }

    private TokenizerException RefuseKind(string expected) => Refuse($"is {Describe(Element.ValueKind)}", expected);

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
