using System.Text;
using Search.Pipeline;
using SmartReader;

namespace Search.Indexing;

/// <summary>Cuts the text of a page down to that of its article.</summary>
/// <remarks>
/// The Readability rules work on a tree that knows no places in the file and is rewritten on the way. So they only say
/// which lines belong to the article: those whose words, three at a time, are mostly found in it.
/// </remarks>
internal sealed class HtmlMainContent
{
    private const int MaxLength = 2_000_000;
    private const int ShingleLength = 3;
    private const double MinShare = 0.6;
    private const int MostShown = 5;
    private const int ShownLength = 40;

    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<int> _shingles = [];

    private HtmlMainContent(string article, string? title)
    {
        foreach (var line in article.Split('\n').Append(title ?? ""))
        {
            var words = WordsOf(line);
            _lines.Add(string.Join(' ', words));
            _shingles.UnionWith(ShinglesOf(words));
        }
    }

    /// <summary>The document with the lines of its article alone.</summary>
    /// <param name="page">The document of the whole page.</param>
    /// <param name="file">The page.</param>
    /// <param name="depth">How deep its elements are nested.</param>
    public static Document Cut(Document page, TextFile file, int depth)
    {
        if (file.Text.Length > MaxLength || depth > file.Description.Limits.MaxDepth)
        {
            file.Warnings.Add("The page is too long or too deep to look for its main content; it was kept whole.");
            return page;
        }

        var article = new Reader("https://localhost/", file.Text).GetArticle();
        if (string.IsNullOrWhiteSpace(article.Content))
        {
            file.Warnings.Add("No main content was found; the page was kept whole.");
            return page;
        }

        var mapped = new MappedText(article.Content);
        new HtmlText(mapped, new HtmlMetadata()).Write(article.Content, offset: 0, CancellationToken.None);
        return new HtmlMainContent(mapped.Build().Text, article.Title).Cut(page, file.Warnings);
    }

    private Document Cut(Document page, List<string> warnings)
    {
        var map = new DerivedSourceMapBuilder(page.SourceMap);
        var text = new StringBuilder();
        var dropped = new List<string>();
        var lastEnd = 0;
        foreach (var range in page.Text.AsSpan().Split('\n'))
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            var line = page.Text[start..end].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (!Holds(line))
            {
                dropped.Add(line);
                lastEnd = end;
                continue;
            }

            // The line breaks before a line go with it.
            var from = text.Length == 0 ? start : lastEnd;
            map.Copy(from, end - from);
            text.Append(page.Text, from, end - from);
            lastEnd = end;
        }

        if (dropped.Count > 0)
        {
            warnings.Add(Describe(dropped));
        }

        return page with { Text = text.ToString(), SourceMap = map.Build() };
    }

    private bool Holds(string line)
    {
        var words = WordsOf(line);
        if (_lines.Contains(string.Join(' ', words)))
        {
            return true;
        }

        var shingles = ShinglesOf(words).ToArray();
        return shingles.Length > 0 && shingles.Count(_shingles.Contains) >= MinShare * shingles.Length;
    }

    private static string Describe(List<string> dropped)
    {
        var shown = dropped.Take(MostShown)
            .Select(line => line.Length > ShownLength ? $"'{line[..ShownLength].TrimEnd()}…'" : $"'{line}'");
        var more = dropped.Count > MostShown ? ", …" : "";
        return $"Outside of the main content, {dropped.Count} lines were left out: {string.Join(", ", shown)}{more}";
    }

    private static string[] WordsOf(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<int> ShinglesOf(string[] words) =>
        Enumerable.Range(0, Math.Max(0, words.Length - ShingleLength + 1))
            .Select(i => HashCode.Combine(words[i], words[i + 1], words[i + 2]));
}
