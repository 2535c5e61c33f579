using System.Text;
using System.Text.RegularExpressions;

namespace Search.Indexing;

/// <summary>Finds the encoding that an HTML or XML file names in its first kilobyte.</summary>
internal static partial class HtmlCharset
{
    private const int ProbeLength = 1024;

    /// <summary>The name; null when the file gives none.</summary>
    public static string? Find(ReadOnlyMemory<byte> file)
    {
        var head = HeadOf(file);
        return NameIn(MetaPattern().Match(head)) ?? NameIn(XmlPattern().Match(head));
    }

    /// <summary>The name that an XML declaration gives; null when there is none.</summary>
    public static string? FindInXml(ReadOnlyMemory<byte> file) => NameIn(XmlPattern().Match(HeadOf(file)));

    private static string HeadOf(ReadOnlyMemory<byte> file) =>
        Encoding.Latin1.GetString(file.Span[..Math.Min(file.Length, ProbeLength)]);

    private static string? NameIn(Match match) => match.Success ? match.Groups["name"].Value : null;

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
