using System.Text;
using System.Text.Json;

namespace Search.Quality;

/// <summary>Reads passages to be timed from files of any layout.</summary>
internal static class SpeedTexts
{
    private const int ShortestPassage = 40;

    /// <summary>
    /// The distinct strings of JSON files and the paragraphs of others, in order, until there are enough bytes; if
    /// there are not, they are taken again.
    /// </summary>
    /// <param name="files">Files; .json and .jsonl hold one JSON value each, or one a line.</param>
    /// <param name="bytes">How many bytes of UTF-8 to reach.</param>
    public static string[] Read(IEnumerable<FileInfo> files, int bytes)
    {
        var passages = files.SelectMany(ReadFile).Where(text => text.Length >= ShortestPassage).Distinct().ToArray();
        if (passages.Length == 0)
        {
            throw new InvalidDataException($"The files hold no text of {ShortestPassage} characters or more.");
        }

        var chosen = new List<string>();
        for (var (size, i) = (0, 0); size < bytes; i++)
        {
            chosen.Add(passages[i % passages.Length]);
            size += Encoding.UTF8.GetByteCount(chosen[^1]);
        }

        return [.. chosen];
    }

    private static IEnumerable<string> ReadFile(FileInfo file) => file.Extension switch
    {
        ".json" => Strings(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file.FullName))),
        ".jsonl" => File.ReadLines(file.FullName)
            .SelectMany(line => Strings(JsonSerializer.Deserialize<JsonElement>(line))),
        _ => File.ReadAllText(file.FullName).Split("\n\n"),
    };

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Strings(field.Value)),
        _ => [],
    };
}
