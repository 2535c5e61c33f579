using System.Text.Json;

namespace Search.Quality;

/// <summary>A text with the vector that the reference gives it.</summary>
internal sealed record ReferenceEmbedding(string Text, int Tokens, float[] Vector)
{
    /// <summary>Reads a file <c>{"cases": [{"text", "tokens", "cls", "mean"}]}</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pooling">Which vector of a case is meant.</param>
    public static IReadOnlyList<ReferenceEmbedding> Read(string path, string pooling)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var references = BadInput.InFile(path, () => json.RootElement.GetProperty("cases").EnumerateArray()
            .Select(item => new ReferenceEmbedding(
                item.GetProperty("text").GetString()!,
                item.GetProperty("tokens").GetInt32(),
                [.. item.GetProperty(pooling).EnumerateArray().Select(value => value.GetSingle())]))
            .ToList());
        return references.Count > 0 ? references : throw new InvalidDataException($"'{path}' has no case.");
    }
}
