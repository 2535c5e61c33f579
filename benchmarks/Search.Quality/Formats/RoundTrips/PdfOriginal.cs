using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A PDF file: the page has the same words when Poppler's <c>pdftotext</c> reads it.</summary>
/// <param name="path">The file.</param>
internal sealed class PdfOriginal(string path) : IOriginal
{
    private readonly Dictionary<int, string> _pages = [];

    /// <summary>Whether <c>pdftotext</c> can be run.</summary>
    public static bool IsAvailable { get; } = TryRun(["-v"]) is not null;

    /// <inheritdoc/>
    public string? FindProblem(string text, SourceMap map, TextSpan span)
    {
        for (var i = span.Start; i < span.End;)
        {
            if (map.Locate(new TextSpan(i, i + 1)).FirstPage is not { } page)
            {
                return "it has no page";
            }

            // Words are compared one by one: another reader may take the columns of a page in another order.
            var end = i + 1;
            while (end < span.End && !char.IsWhiteSpace(text[end - 1]) && !char.IsWhiteSpace(text[end])
                && map.Locate(new TextSpan(end, end + 1)).FirstPage == page)
            {
                end++;
            }

            if (!WordsOf(page).Contains(Squeezed.WordsOf(text[i..end]), StringComparison.Ordinal))
            {
                return $"page {page} has no '{text[i..end]}'";
            }

            i = end;
        }

        return null;
    }

    private static string? TryRun(string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            });
            var text = process?.StandardOutput.ReadToEnd();
            process?.WaitForExit();
            return text;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private string WordsOf(int page)
    {
        if (!_pages.TryGetValue(page, out var words))
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            var text = TryRun(["-q", "-enc", "UTF-8", "-f", number, "-l", number, path, "-"]) ?? "";
            _pages[page] = words = Squeezed.WordsOf(text);
        }

        return words;
    }
}
