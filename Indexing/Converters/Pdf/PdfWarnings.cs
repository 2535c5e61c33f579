using System.Globalization;

namespace Search.Indexing;

/// <summary>Gathers warnings, those of many pages as one sentence.</summary>
internal sealed class PdfWarnings
{
    private const int MostWarnings = 50;
    private const int MostPages = 20;
    private readonly List<string> _warnings = [];
    private readonly List<int> _withoutText = [];
    private readonly List<int> _withHiddenText = [];
    private int _more;

    public void Add(string warning)
    {
        if (_warnings.Count < MostWarnings)
        {
            _warnings.Add(warning);
        }
        else
        {
            _more++;
        }
    }

    public void AddWithoutText(int page) => _withoutText.Add(page);

    public void AddHiddenText(int page) => _withHiddenText.Add(page);

    public IReadOnlyList<string> ToList()
    {
        var all = new List<string>();
        AddPages(all, _withoutText, "has no text layer.", "have no text layer.");
        AddPages(
            all, _withHiddenText, "has text that it does not show; it was left out.",
            "have text that they do not show; it was left out.");
        all.AddRange(_warnings);
        if (_more > 0)
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"There are {_more} more warnings."));
        }

        return all;
    }

    private static void AddPages(List<string> all, List<int> pages, string one, string several)
    {
        if (pages.Count == 0)
        {
            return;
        }

        var named = string.Join(", ", pages.Take(MostPages));
        var rest = pages.Count > MostPages
            ? string.Create(CultureInfo.InvariantCulture, $" and {pages.Count - MostPages} more")
            : "";
        all.Add(pages.Count == 1 ? $"Page {named} {one}" : $"Pages {named}{rest} {several}");
    }
}
