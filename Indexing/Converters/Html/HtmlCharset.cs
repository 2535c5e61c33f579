using System.Text;
using System.Text.RegularExpressions;

namespace Search.Indexing;

/// <summary>Finds the encoding that an HTML file names in its first kilobyte.</summary>
internal static partial class HtmlCharset
{
    private const int ProbeLength = 1024;

    /// <summary>The name; null when the file gives none.</summary>
    public static string? Find(ReadOnlyMemory<byte> file)
    {
        var head = Encoding.Latin1.GetString(file.Span[..Math.Min(file.Length, ProbeLength)]);
        var match = MetaPattern().Match(head) is { Success: true } meta ? meta : XmlPattern().Match(head);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        """<meta\s[^>]*?charset\s*=\s*["']?\s*(?<name>[^\s"'/>;]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetaPattern();

    [GeneratedRegex(
        """^\s*<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[^"']+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex XmlPattern();
}
