using System.CommandLine;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Files of cases whose outcome is known from elsewhere.</summary>
internal static class ConformanceFile
{
    public static Argument<FileInfo> Argument() =>
        new Argument<FileInfo>("cases.json") { Description = "The file of cases." }.AcceptExistingOnly();

    public static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path));

    /// <summary>The value that metadata would hold.</summary>
    public static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToArray(),
        _ => new DocumentMetadata(
            json.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, Value(member.Value)))),
    };
}
