using System.Net;
using System.Text.RegularExpressions;

namespace Search.Quality;

/// <summary>A book: its chapters, each an entry of the file.</summary>
internal static partial class EpubOriginal
{
    /// <summary>Reads a file.</summary>
    public static IOriginal Open(byte[] file)
    {
        var parts = new ZipFileParts(file);
        return new PlacedOriginal(place => place.Part is { } part && parts.Text(part) is { } page
            ? WebUtility.HtmlDecode(Tag().Replace(Picture().Replace(page, "${words}"), ""))
            : null);
    }

    [GeneratedRegex(
        "<img\\b[^<>]*?\\balt=\"(?<words>[^\"]*)\"[^<>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Picture();

    [GeneratedRegex(
        @"<!--(?s:.*?)-->|<(?<name>script|style|title)\b(?s:.*?)</\k<name>\s*>|<[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();
}
