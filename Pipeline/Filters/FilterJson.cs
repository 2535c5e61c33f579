using System.Globalization;
using System.Text.Json;

namespace Search.Pipeline;

/// <summary>Reads the JSON form of filters, and knows its names.</summary>
internal static class FilterJson
{
    public const string FieldName = "field";
    public const string OperatorName = "operator";
    public const string ValueName = "value";
    public const string ConditionsName = "conditions";

    private const int MaxCharacters = 1 << 20;

    private static readonly (FilterOperator Operator, string Name)[] Operators =
    [
        (FilterOperator.Equal, "=="), (FilterOperator.NotEqual, "!="), (FilterOperator.Greater, ">"),
        (FilterOperator.GreaterOrEqual, ">="), (FilterOperator.Less, "<"), (FilterOperator.LessOrEqual, "<="),
        (FilterOperator.In, "in"), (FilterOperator.NotIn, "not in"), (FilterOperator.Contains, "contains"),
        (FilterOperator.ContainsAny, "contains any"), (FilterOperator.StartsWith, "starts with"),
        (FilterOperator.Exists, "exists"),
    ];

    private static readonly (FilterLogic Logic, string Name)[] Logics =
        [(FilterLogic.And, "AND"), (FilterLogic.Or, "OR"), (FilterLogic.Not, "NOT")];

    public static string NameOf(FilterLogic logic) => Logics.First(known => known.Logic == logic).Name;

    public static string NameOf(FilterOperator @operator) =>
        Operators.First(known => known.Operator == @operator).Name;

    public static MetadataFilter Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxCharacters)
        {
            throw new FilterException("", $"has {json.Length} characters; the limit is {MaxCharacters}.");
        }

        try
        {
            // Every level of a filter is an object in an array.
            var options = new JsonDocumentOptions
            {
                MaxDepth = (2 * MetadataFilter.MaxDepth) + 8,
                AllowDuplicateProperties = false,
            };
            using var document = JsonDocument.Parse(json, options);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FilterException("", $"is not valid JSON: {error.Message}", error);
        }
    }

    public static MetadataFilter Read(JsonElement json) => Read(json, "", 1);

    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"the string '{(text.Length > 40 ? text[..40] + "…" : text)}'",
        bool flag => flag ? "true" : "false",
        DocumentMetadata => "an object",
        IReadOnlyList<object?> => "a list",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static MetadataFilter Read(JsonElement json, string path, int depth)
    {
        if (depth > MetadataFilter.MaxDepth)
        {
            throw new FilterException(path, $"is nested deeper than {MetadataFilter.MaxDepth} levels.");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FilterException(path, $"is {Kind(json)}, not an object.");
        }

        return json.TryGetProperty(FieldName, out _)
            ? ReadComparison(json, path)
            : ReadCombination(json, path, depth);
    }

    private static FilterComparison ReadComparison(JsonElement json, string path)
    {
        RefuseOthers(json, path, FieldName, OperatorName, ValueName);
        var field = ReadString(json, FieldName, path);
        var name = ReadString(json, OperatorName, path);
        if (Operators.FirstOrDefault(known => known.Name == name) is not { Name: not null } found)
        {
            throw Unknown(name, Operators.Select(known => known.Name), path);
        }

        var value = ReadValue(Member(json, ValueName, path));
        try
        {
            return new FilterComparison(field, found.Operator, value);
        }
        catch (FilterException error)
        {
            throw new FilterException(Join(path, error.Path), error.Problem);
        }
    }

    private static FilterCombination ReadCombination(JsonElement json, string path, int depth)
    {
        RefuseOthers(json, path, OperatorName, ConditionsName);
        var name = ReadString(json, OperatorName, path);
        if (Logics.FirstOrDefault(known => known.Name == name) is not { Name: not null } found)
        {
            throw Unknown(name, Logics.Select(known => known.Name), path);
        }

        var conditions = Member(json, ConditionsName, path);
        var place = Join(path, ConditionsName);
        return conditions.ValueKind != JsonValueKind.Array
            ? throw new FilterException(place, $"is {Kind(conditions)}, not a list.")
            : new FilterCombination(
                found.Logic,
                [.. conditions.EnumerateArray().Select((item, i) => Read(item, $"{place}[{i}]", depth + 1))]);
    }

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(ReadValue).ToArray(),
        _ => value.EnumerateObject()
            .Select(member => new KeyValuePair<string, object?>(member.Name, ReadValue(member.Value))).ToArray(),
    };

    private static string ReadString(JsonElement json, string name, string path)
    {
        var member = Member(json, name, path);
        return member.ValueKind == JsonValueKind.String
            ? member.GetString()!
            : throw new FilterException(Join(path, name), $"is {Kind(member)}, not a string.");
    }

    private static JsonElement Member(JsonElement json, string name, string path) =>
        json.TryGetProperty(name, out var member) ? member : throw new FilterException(path, $"has no '{name}'.");

    private static void RefuseOthers(JsonElement json, string path, params ReadOnlySpan<string> known)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new FilterException(
                    path, $"has a member '{member.Name}'; it can have {string.Join(", ", known.ToArray())}.");
            }
        }
    }

    private static FilterException Unknown(string name, IEnumerable<string> known, string path) =>
        new(Join(path, OperatorName), $"is '{name}', which is none of {string.Join(", ", known)}.");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
