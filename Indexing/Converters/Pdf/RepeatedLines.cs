using System.Buffers;
using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>Finds headers, footers and page numbers: lines at the edge of many pages that say the same.</summary>
/// <remarks>
/// Two lines say the same when they differ in their digits only and stand at the same height. The first of each stays,
/// so that no word is lost; lines that are a number and nothing else stay nowhere.
/// </remarks>
internal static class RepeatedLines
{
    private const double Edge = 0.12;
    private const double SameHeight = 4;
    private const int FewestPages = 3;
    private const double SmallestShare = 0.4;
    private static readonly SearchValues<char> AroundNumbers = SearchValues.Create(" #-–—|/.()[]");

    public static List<PageLine> Remove(
        List<PageLine> lines, IReadOnlyDictionary<int, double> pageHeights, PdfWarnings warnings)
    {
        var repeated = lines.Where(line => IsAtTheEdge(line, pageHeights[line.Page]))
            .GroupBy(line => (Key: KeyOf(line), Height: Math.Round(line.Shown.Top / SameHeight)))
            .Where(group => IsRepeated(group.Select(line => line.Page).Distinct().Count(), pageHeights.Count))
            .ToList();
        var removed = new HashSet<PageLine>();
        foreach (var group in repeated)
        {
            var isNumber = IsNumber(group.Key.Key);
            removed.UnionWith(isNumber ? group : group.Skip(1));
            if (!isNumber)
            {
                warnings.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The line \"{Short(group.First().Text)}\" stands on {group.Count()} pages; it was kept once."));
            }
        }

        return removed.Count == 0 ? lines : [.. lines.Where(line => !removed.Contains(line))];
    }

    private static bool IsRepeated(int pages, int allPages) =>
        pages >= FewestPages && pages >= SmallestShare * allPages;

    private static bool IsAtTheEdge(PageLine line, double pageHeight) =>
        line.HasBoxes && (line.Shown.Bottom < Edge * pageHeight || line.Shown.Top > (1 - Edge) * pageHeight);

    private static string KeyOf(PageLine line)
    {
        var key = new StringBuilder();
        foreach (var character in line.Text)
        {
            var isDigit = char.IsDigit(character);
            if (!isDigit || key.Length == 0 || key[^1] != '#')
            {
                key.Append(isDigit ? '#' : character);
            }
        }

        return key.ToString();
    }

    private static bool IsNumber(string key) => key.Contains('#', StringComparison.Ordinal)
        && key.AsSpan().IndexOfAnyExcept(AroundNumbers) < 0;

    private static string Short(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 59)}…";
}
