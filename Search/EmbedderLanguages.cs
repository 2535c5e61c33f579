using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search;

/// <summary>Reads from a model's card which languages it is made for.</summary>
internal static partial class EmbedderLanguages
{
    private const string Card = "README.md";
    private const int MostCharacters = 1 << 16;

    /// <summary>
    /// Two-letter codes; none when there is no card, or it names no language or says that the model is multilingual.
    /// </summary>
    public static IReadOnlyList<string> Of(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        if (generator.GetService<ModelFolder>()?.Find(Card) is not { } path)
        {
            return [];
        }

        try
        {
            using var reader = new StreamReader(path);
            var buffer = new char[MostCharacters];
            return In(new string(buffer, 0, reader.ReadBlock(buffer)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A card that cannot be read says nothing; the model's own files are checked elsewhere.
            return [];
        }
    }

    /// <summary>The languages that the text of a card names.</summary>
    public static IReadOnlyList<string> In(string card)
    {
        if (card.Contains("multilingual", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var said = FrontMatter().Match(card).Groups["codes"].Value;
        var codes = Code().Matches(said).Select(match => match.Value).Intersect(LanguageNames.Codes).ToList();
        return codes.Count > 0
            ? codes
            : [.. LanguageNames.Codes.Where(code => card.Contains(LanguageNames.Of(code), StringComparison.Ordinal))];
    }

    [GeneratedRegex(
        @"\A---\r?\n(?:[^\n]*\n){0,200}?language:(?<codes>(?:[^\n]*\n)(?:\s*-[^\n-]*\n)*)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"\b[a-z]{2}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
