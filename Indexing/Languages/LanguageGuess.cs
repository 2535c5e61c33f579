using System.Collections.Frozen;

namespace Search.Indexing;

/// <summary>Guesses the language of a text from its script and its most common words.</summary>
/// <remarks>
/// Meant to notice that a text is not in the language it should be in, not to tell every language: it knows those that
/// have a script of their own, and the larger ones written in Latin or Cyrillic letters.
/// </remarks>
public static class LanguageGuess
{
    private const int MostCharacters = 20_000;
    private const int FewestLetters = 40;
    private const int FewestHits = 4;

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Words =
        CommonWords.ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The language's two-letter code (ISO 639-1).</summary>
    /// <returns>Null when the text is too short or looks like none in particular.</returns>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sample = text.AsSpan(0, Math.Min(text.Length, MostCharacters));
        var scripts = ScriptCounts.Of(sample);
        return scripts.Letters < FewestLetters ? null
            : scripts.OwnLanguage is { } language ? language
            : ByCommonWords(sample);
    }

    private static string? ByCommonWords(ReadOnlySpan<char> text)
    {
        var hits = new Dictionary<string, double>(StringComparer.Ordinal);
        Span<char> lower = stackalloc char[CommonWords.Longest];
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            if (at - start is > 0 and <= CommonWords.Longest)
            {
                var length = text[start..at].ToLowerInvariant(lower);
                Count(lower[..length], hits);
            }

            at = Math.Max(at, start + 1);
        }

        var best = hits
            .OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key, StringComparer.Ordinal).Take(2).ToList();
        return best.Count == 0 || best[0].Value < FewestHits || (best.Count > 1 && best[1].Value > best[0].Value * 0.8)
            ? null
            : best[0].Key;
    }

    private static void Count(ReadOnlySpan<char> word, Dictionary<string, double> hits)
    {
        if (!Words.TryGetValue(word, out var languages))
        {
            return;
        }

        foreach (var language in languages)
        {
            // A word of several languages says less of each.
            hits[language] = hits.GetValueOrDefault(language) + (1.0 / languages.Length);
        }
    }
}
