using System.Globalization;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>How far the text of a document has the words that it should have.</summary>
/// <param name="Found">How many expected words it has in their order, as a share.</param>
/// <param name="Surplus">How many of its words are none of these, as a share.</param>
/// <param name="Pages">How many pages of a PDF have their first words; null for other formats.</param>
internal sealed partial record TextComparison(double Found, double Surplus, int? Pages)
{
    /// <summary>Compares a document with the words expected of it.</summary>
    public static TextComparison Of(Document document, ExpectedText expected, bool isPdf)
    {
        var words = Word().Matches(document.Text).Select(match => match.Value).ToArray();
        var common = WordSubsequence.Length(expected.Words, words);
        var surplus = words.Length - common;
        int? pages = null;
        if (isPdf)
        {
            var byPage = WordsByPage(document);
            // Page numbers are no words of the text, and each page may show its own.
            surplus -= Math.Min(surplus, byPage.Count(page => page.Value.Contains(page.Key.ToString(null, null))));
            pages = expected.PdfPageFirstWords
                .Where((first, i) => Begins(byPage.GetValueOrDefault(i + 1), first)).Count();
        }

        return new TextComparison(
            expected.Words.Count == 0 ? 1 : (double)common / expected.Words.Count,
            words.Length == 0 ? 0 : (double)surplus / words.Length,
            pages);
    }

    /// <summary>What is not as it should be; null when all is.</summary>
    public string? Problem(ExpectedText expected)
    {
        var isPdf = Pages is not null;
        return Found < (isPdf ? 0.98 : 0.99) ? "words are missing"
            : Surplus > (isPdf ? 0.02 : 0.01) ? "words are surplus"
            : Pages < expected.PdfPages ? "words stand on other pages"
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"found {Found:P2}, surplus {Surplus:P2}{(Pages is { } pages ? $", {pages} pages" : "")}");

    private static Dictionary<int, string[]> WordsByPage(Document document) => Word().Matches(document.Text)
        .GroupBy(match =>
            document.SourceMap.Locate(new TextSpan(match.Index, match.Index + match.Length)).FirstPage ?? 0)
        .ToDictionary(page => page.Key, page => page.Select(match => match.Value).ToArray());

    private static bool Begins(string[]? page, IReadOnlyList<string> first)
    {
        // A header may stand before the first words of the text.
        const int MaxHeader = 12;
        return page is not null && Enumerable.Range(0, MaxHeader + 1)
            .Any(skipped => page.Skip(skipped).Take(first.Count).SequenceEqual(first));
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
