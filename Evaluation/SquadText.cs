using System.Text;
using System.Text.RegularExpressions;

namespace Search.Evaluation;

/// <summary>Text as the official SQuAD scripts compare it.</summary>
public static partial class SquadText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>
    /// Lower case, without ASCII punctuation, without <c>a</c>, <c>an</c> and <c>the</c>, single blanks.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (!Punctuation.Contains(c, StringComparison.Ordinal))
            {
                bare.Append(c);
            }
        }

        var words = Articles().Replace(bare.ToString(), " ");
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether two texts are equal after <see cref="Normalize"/>.</summary>
    public static bool IsExactMatch(string prediction, string answer) => Normalize(prediction) == Normalize(answer);

    [GeneratedRegex(@"\b(?:a|an|the)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Articles();
}
