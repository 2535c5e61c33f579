using System.Text.Json;

namespace Search.Quality;

/// <summary>A <see cref="Measurement"/> as it was read back from its file.</summary>
internal sealed class StoredMeasurement
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private StoredMeasurement(string path, JsonElement root)
    {
        FileName = Path.GetFileName(path);
        Name = Path.GetFileNameWithoutExtension(path);
        Figures = root.TryGetProperty("figures", out var figures) && figures.ValueKind == JsonValueKind.Object
            ? [.. figures.EnumerateObject()]
            : throw new InvalidDataException($"'{path}' has no object 'figures'.");
        Command = TextOf(root, "command");
        Date = TextOf(root, "date");
        Commit = TextOf(root, "commit") is "unknown" ? null : TextOf(root, "commit");
        Machine = root.TryGetProperty("machine", out var machine) ? machine.Deserialize<Machine>(Json) : null;
        Remarks = root.TryGetProperty("remarks", out var remarks) ? remarks.Deserialize<string[]>(Json) ?? [] : [];
    }

    /// <summary>The name of the file, without its extension.</summary>
    public string Name { get; }

    /// <summary>The name of the file.</summary>
    public string FileName { get; }

    /// <summary>The figures in the order of the file.</summary>
    public IReadOnlyList<JsonProperty> Figures { get; }

    /// <summary>The command that measures again; null when the file does not say.</summary>
    public string? Command { get; }

    /// <summary>The day; null when the file does not say.</summary>
    public string? Date { get; }

    /// <summary>The commit; null when the file does not say, or says "unknown".</summary>
    public string? Commit { get; }

    /// <summary>The machine; null when the file does not say.</summary>
    public Machine? Machine { get; }

    /// <summary>What the reader of the figures must know.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>What the file should say and does not.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new (string Name, object? Value)[]
        {
            ("command", Command), ("machine", Machine), ("date", Date), ("commit", Commit),
        }.Where(one => one.Value is null).Select(one => one.Name),
    ];

    /// <summary>Reads the measurements of a folder, by name.</summary>
    /// <exception cref="InvalidDataException">A file is not a measurement.</exception>
    public static IReadOnlyList<StoredMeasurement> ReadAll(DirectoryInfo folder) =>
    [
        .. folder.GetFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Read(file.FullName)),
    ];

    /// <summary>A figure; in an object's member when the path has a slash.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public double Number(string path)
    {
        var value = default(JsonElement);
        foreach (var (depth, key) in path.Split('/').Index())
        {
            value = depth == 0 ? Figures.FirstOrDefault(figure => figure.Name == key).Value
                : value.ValueKind == JsonValueKind.Object && value.TryGetProperty(key, out var member) ? member
                : default;
        }

        return value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new InvalidDataException($"'{FileName}' has no number '{path}'.");
    }

    private static StoredMeasurement Read(string path)
    {
        try
        {
            return new StoredMeasurement(
                path, JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is not a measurement: {error.Message}", error);
        }
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;
}
