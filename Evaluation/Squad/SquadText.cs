using System.Globalization;
using System.Text;

namespace Search.Evaluation;

/// <summary>Text as the official SQuAD scripts compare it.</summary>
/// <remarks>
/// The scripts are Python's, so letters, word boundaries and white space are those of Python's <c>str</c> and
/// <c>re</c>, which differ from .NET's at a few characters.
/// </remarks>
public static class SquadText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>
    /// Lower case, without ASCII punctuation, without <c>a</c>, <c>an</c> and <c>the</c>, single blanks.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', Words(text));
    }

    /// <summary>The words of the normalised text.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = Bare(text);
        DropArticles(bare);
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= bare.Length; i++)
        {
            if (i == bare.Length || IsPythonSpace(bare[i]))
            {
                if (i > start)
                {
                    words.Add(bare.ToString(start, i - start));
                }

                start = i + 1;
            }
        }

        return words;
    }

    /// <summary>Whether two texts are equal after <see cref="Normalize"/>.</summary>
    public static bool IsExactMatch(string prediction, string answer) => Normalize(prediction) == Normalize(answer);

    /// <summary>The F1 of the words that two texts share, repeated words counted, from 0 to 1.</summary>
    /// <param name="prediction">The answer given.</param>
    /// <param name="answer">The answer that is right.</param>
    /// <returns>
    /// 2·P·R / (P + R) over the words after normalisation. Where one text has no word it is 1 when both have none, else
    /// 0, as in the script of SQuAD 2.0.
    /// </returns>
    public static double F1(string prediction, string answer)
    {
        var (predicted, expected) = (Words(prediction), Words(answer));
        if (predicted.Count == 0 || expected.Count == 0)
        {
            return predicted.Count == expected.Count ? 1 : 0;
        }

        var left = expected.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var shared = 0;
        foreach (var word in predicted)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                left[word] = count - 1;
                shared++;
            }
        }

        return shared == 0 ? 0 : 2.0 * shared / (predicted.Count + expected.Count);
    }

    private static StringBuilder Bare(string text)
    {
        var lower = PythonLower(text);
        var bare = new StringBuilder(lower.Length);
        foreach (var c in lower)
        {
            if (!Punctuation.Contains(c, StringComparison.Ordinal))
            {
                bare.Append(c);
            }
        }

        return bare;
    }

    // What \b(a|an|the)\b finds becomes a blank.
    private static void DropArticles(StringBuilder text)
    {
        var letters = text.ToString();
        var start = 0;
        for (var i = 0; i <= letters.Length;)
        {
            var length = 1;
            if (i < letters.Length && IsPythonWord(letters, i, out length))
            {
                i += length;
                continue;
            }

            var word = letters.AsSpan(start, i - start);
            if (word is "a" or "an" or "the")
            {
                for (var j = start; j < i; j++)
                {
                    text[j] = ' ';
                }
            }

            i += length;
            start = i;
        }
    }

    // str.lower: full mappings where they differ from the simple ones, and the small sigma at the end of a word.
    private static string PythonLower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!text.Contains('\u0130', StringComparison.Ordinal) && !text.Contains('\u03A3', StringComparison.Ordinal))
        {
            return lower;
        }

        var result = new StringBuilder(lower.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] switch
            {
                '\u0130' => "i\u0307",
                '\u03A3' => IsFinalSigma(text, i) ? "\u03C2" : "\u03C3",
                _ => lower[i].ToString(),
            });
        }

        return result.ToString();
    }

    // After a letter and not before one, marks between them apart (Unicode, Final_Sigma).
    private static bool IsFinalSigma(string text, int index)
    {
        var (before, after) = (index - 1, index + 1);
        while (before >= 0 && IsIgnoredByCase(text[before]))
        {
            before--;
        }

        while (after < text.Length && IsIgnoredByCase(text[after]))
        {
            after++;
        }

        return before >= 0 && IsCased(text[before]) && !(after < text.Length && IsCased(text[after]));
    }

    private static bool IsCased(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnoredByCase(char c) =>
        c is '\'' or '.' or ':' or '\u00B7' or '\u2019'
        || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    // \w of Python's re: letters and numbers of every kind, and the underscore; marks are not among them.
    private static bool IsPythonWord(string text, int index, out int length)
    {
        length = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        return text[index] == '_'
            || CharUnicodeInfo.GetUnicodeCategory(text, index)
                is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
    }

    private static bool IsPythonSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';
}
