using System.Text.Json;

namespace Search.Quality;

/// <summary>A collection of one document a line: <c>{"id", "title", "text"}</c>.</summary>
internal static class AbstractFile
{
    /// <summary>The first texts; where there are too few, they begin again from the first.</summary>
    public static IReadOnlyList<string> Read(string path, int count)
    {
        var texts = new List<string>();
        foreach (var line in File.ReadLines(path).Take(count))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                throw new InvalidDataException($"Line {texts.Count + 1} of '{path}' has no 'text'.");
            }

            texts.Add(text.GetString()!);
        }

        return texts.Count == 0
            ? throw new InvalidDataException($"'{path}' is empty.")
            : [.. Enumerable.Range(0, count).Select(i => texts[i % texts.Count])];
    }
}
