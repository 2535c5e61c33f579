using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search;

/// <summary>Reads from a model's card which languages it is made for.</summary>
internal static class EmbedderLanguages
{
    /// <summary>
    /// Two-letter codes; none when there is no card, or it names no language or says that the model is multilingual.
    /// </summary>
    public static IReadOnlyList<string> Of(IEmbeddingGenerator<string, Embedding<float>> generator) =>
        In(generator.GetService<ModelFolder>()?.Card ?? ModelCard.Empty);

    /// <summary>The languages that a card names.</summary>
    public static IReadOnlyList<string> In(ModelCard card)
    {
        if (card.Text.Contains("multilingual", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var codes = card.Values("language").Intersect(LanguageNames.Codes).ToList();
        return codes.Count > 0
            ? codes
            : [.. LanguageNames.Codes.Where(code =>
                card.Text.Contains(LanguageNames.Of(code), StringComparison.Ordinal))];
    }
}
