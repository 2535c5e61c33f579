namespace Search.Indexing;

/// <summary>How many letters of a text belong to which script.</summary>
internal readonly record struct ScriptCounts(int Letters, string? OwnLanguage)
{
    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u0370', '\u03FF', "el"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u06FF', "ar"), ('\u0900', '\u097F', "hi"),
        ('\u0980', '\u09FF', "bn"), ('\u0B80', '\u0BFF', "ta"), ('\u0E00', '\u0E7F', "th"), ('\u10A0', '\u10FF', "ka"),
        ('\u3040', '\u30FF', "ja"), ('\u4E00', '\u9FFF', "zh"), ('\uAC00', '\uD7A3', "ko"),
    ];

    /// <summary>Counts; the language is that of a script which at least half of the letters belong to.</summary>
    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            letters++;
            if (LanguageOf(c) is { } language)
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }

        return new ScriptCounts(letters, Choose(counts, letters));
    }

    private static string? Choose(Dictionary<string, int> counts, int letters)
    {
        // Japanese writes Chinese characters too, but never long without its own.
        var kana = counts.GetValueOrDefault("ja");
        if (kana * 10 > counts.GetValueOrDefault("zh"))
        {
            counts["ja"] = kana + counts.GetValueOrDefault("zh");
            counts.Remove("zh");
        }

        var best = counts.OrderByDescending(count => count.Value).FirstOrDefault();
        return best.Key is not null && best.Value * 2 >= letters && best.Value > 0 ? best.Key : null;
    }

    private static string? LanguageOf(char c)
    {
        foreach (var (first, last, language) in Scripts)
        {
            if (c >= first && c <= last)
            {
                return language;
            }
        }

        return null;
    }
}
