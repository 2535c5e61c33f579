using System.Globalization;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search;

/// <summary>
/// Finds citations, <c>[1]</c> or <c>[1, 3]</c>, and checks each against the passages that were given.
/// </summary>
internal static partial class CitationFinder
{
    public static GeneratedAnswer Check(string text, IReadOnlyList<ScoredChunk> passages)
    {
        var citations = new List<Citation>();
        var unknown = new List<string>();
        foreach (Match mark in Marks().Matches(text))
        {
            foreach (var number in Numbers().Matches(mark.Value).Select(match => match.Value))
            {
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                    && n >= 1 && n <= passages.Count)
                {
                    var span = new TextSpan(mark.Index, mark.Index + mark.Length);
                    citations.Add(new Citation(n, span, passages[n - 1].Chunk));
                }
                else if (!unknown.Contains(number))
                {
                    unknown.Add(number);
                }
            }
        }

        return new GeneratedAnswer { Text = text, Citations = citations, UnknownCitations = unknown };
    }

    [GeneratedRegex(@"\[\s*[0-9]+(?:\s*[,;]\s*[0-9]+)*\s*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
