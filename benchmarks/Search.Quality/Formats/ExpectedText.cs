using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Quality;

/// <summary>The words that every format of one text has to yield.</summary>
internal sealed record ExpectedText
{
    /// <summary>The suffix of the file, after the name that the formats share.</summary>
    public const string Suffix = ".expected.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The words, in order.</summary>
    [JsonRequired]
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>How many pages the PDF has.</summary>
    public int PdfPages { get; init; }

    /// <summary>The first words of each page of the PDF.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PdfPageFirstWords { get; init; } = [];

    /// <summary>Reads the file.</summary>
    public static ExpectedText Read(string path) =>
        JsonSerializer.Deserialize<ExpectedText>(File.ReadAllText(path), Json)
            ?? throw new InvalidDataException($"{path} holds no expected text.");
}
