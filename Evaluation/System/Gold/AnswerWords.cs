using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Finds the words of accepted answers in texts, however the white space between them is written.</summary>
internal sealed class AnswerWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<Regex> _answers;

    public AnswerWords(IEnumerable<string> answers) => _answers =
    [
        .. answers.Where(answer => !string.IsNullOrWhiteSpace(answer))
            .Select(answer => new Regex(
                PatternOf(answer), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)),
    ];

    /// <summary>Whether a text holds an answer.</summary>
    public bool AreIn(string text) => _answers.Exists(answer => answer.IsMatch(text));

    /// <summary>All places of answers in a text, in its order.</summary>
    public IReadOnlyList<TextSpan> PlacesIn(string text) =>
    [
        .. _answers.SelectMany(answer => answer.Matches(text))
            .Select(match => new TextSpan(match.Index, match.Index + match.Length))
            .Distinct()
            .OrderBy(place => place.Start)
            .ThenBy(place => place.End),
    ];

    // "ten" does not stand in "often"; scripts that write words without spaces know no such boundary.
    private static string PatternOf(string answer)
    {
        var words = answer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var before = char.IsAsciiLetterOrDigit(words[0][0]) ? "(?<![A-Za-z0-9])" : "";
        var after = char.IsAsciiLetterOrDigit(words[^1][^1]) ? "(?![A-Za-z0-9])" : "";
        return $"{before}{string.Join(@"\s+", words.Select(Regex.Escape))}{after}";
    }
}
