using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Finds the words of a question in a text, by the same rules as the search.</summary>
internal static class KeywordHighlights
{
    /// <summary>The places of the words, in order; those that overlap or touch are one.</summary>
    public static IReadOnlyList<TextSpan> Of(string question, string text, IReadOnlyList<string> codes)
    {
        var spans = codes.SelectMany(code => InLanguage(question, text, WordFields.AnalysisOf(code)));
        var found = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (found.Count > 0 && span.Start <= found[^1].End)
            {
                found[^1] = new TextSpan(found[^1].Start, Math.Max(found[^1].End, span.End));
            }
            else
            {
                found.Add(span);
            }
        }

        return found;
    }

    private static IEnumerable<TextSpan> InLanguage(string question, string text, KeywordAnalysis analysis)
    {
        var words = analysis.Question(question).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        return analysis.Text(text).Where(token => words.Contains(token.Text)).Select(token => token.Span);
    }
}
