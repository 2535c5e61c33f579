using System.Net;
using System.Text.RegularExpressions;

namespace Search.Quality;

/// <summary>What of a text format is no text: markup that falls away, codes that stand for characters.</summary>
/// <param name="Tokens">Pieces of markup, each with a mark of its own: where several fit, all are tried.</param>
/// <param name="Codes">A code that stands for characters.</param>
/// <param name="Decode">The characters of a code.</param>
internal sealed partial record MarkupText(Regex[] Tokens, Regex Codes, Func<string, string> Decode)
{
    /// <summary>How much wider than a range its place may be at either end.</summary>
    public int Slack { get; init; }

    /// <summary>Plain text and tables of comma-separated values, whose quotation marks are doubled.</summary>
    public static MarkupText Plain { get; } = new([], Nothing(), code => code);

    /// <summary>Plain text with pages, of which cleaners take lines, page ends and hyphens at line ends.</summary>
    public static MarkupText Pages { get; } = new([WholeLines(), LineHyphens()], Nothing(), code => code);

    /// <summary>Comma-separated values.</summary>
    public static MarkupText Csv { get; } = new([CsvTokens()], DoubledQuotes(), _ => "\"");

    /// <summary>Markdown, with the HTML in it.</summary>
    public static MarkupText Markdown { get; } = new(
        [MarkdownTokens(), HtmlTags(), TagParts(), LinkEnds()], Entities(), DecodeEntity);

    /// <summary>HTML.</summary>
    public static MarkupText Html { get; } = new([HtmlTags(), HiddenElements(), TagParts()], Entities(), DecodeEntity);

    /// <summary>XML.</summary>
    public static MarkupText Xml { get; } = new([HtmlTags(), XmlTokens()], Entities(), DecodeEntity);

    /// <summary>JSON.</summary>
    public static MarkupText Json { get; } = new([JsonTokens(), JsonKeys()], JsonCodes(), Regex.Unescape);

    /// <summary>RTF, of which a phrase of letters with codes has one place.</summary>
    public static MarkupText Rtf { get; } = new([RtfTokens(), RtfFields()], RtfCodes(), RtfCharacters.Decode)
    {
        Slack = 1200,
    };

    /// <summary>The markup of a media type; null when it is no text format.</summary>
    public static MarkupText? Of(string mediaType) => mediaType switch
    {
        "text/plain" => Plain,
        "text/csv" or "text/tab-separated-values" => Csv,
        "text/markdown" => Markdown,
        "text/html" or "application/xhtml+xml" => Html,
        "application/rtf" or "text/rtf" => Rtf,
        _ when mediaType.EndsWith("json", StringComparison.Ordinal)
            || mediaType.EndsWith("jsonl", StringComparison.Ordinal) => Json,
        _ when mediaType.EndsWith("xml", StringComparison.Ordinal) => Xml,
        _ => null,
    };

    // The table of .NET ends with HTML 4.
    private static string DecodeEntity(string code) => code == "&vert;" ? "|" : WebUtility.HtmlDecode(code);

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    private const int Timeout = 10_000;

    [GeneratedRegex(@"(?!)", Options, Timeout)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\G(?<=^\f?)[^\n\f]*(\n|\z)", Options, Timeout)]
    private static partial Regex WholeLines();

    [GeneratedRegex(@"\G-(?=\r?\n)", Options, Timeout)]
    private static partial Regex LineHyphens();

    [GeneratedRegex(@"\G["",;\t|]", Options, Timeout)]
    private static partial Regex CsvTokens();

    [GeneratedRegex(@"\G""""", Options, Timeout)]
    private static partial Regex DoubledQuotes();

    [GeneratedRegex(@"\G&(\#?\w{1,31});?", Options, Timeout)]
    private static partial Regex Entities();

    [GeneratedRegex(
        @"\G(\[\^[^\]]+\]:?|(?<=^[ \t>]*)(```|~~~)[^\n]*|(?<=^[ \t]*)\[[^\]]+\]:[^\n]*\n?([ \t]+[^\n]*\n?)?" +
        @"|[*_~`\#>\[\]!+=:\\()<-])",
        Options, Timeout)]
    private static partial Regex MarkdownTokens();

    [GeneratedRegex(
        @"\G(\]\([^()\s]*(\([^()]*\)[^()\s]*)*(\s+""[^""]*"")?\s*\)|\]\[[^\]]*\])", Options, Timeout)]
    private static partial Regex LinkEnds();

    [GeneratedRegex(
        @"\G(<!--(?s:.*?)-->|<\?(?s:.*?)\?>|</?[a-z!](""[^""]*""|'[^']*'|[^""'<>])*>)", Options, Timeout)]
    private static partial Regex HtmlTags();

    [GeneratedRegex(
        @"\G<(?<name>script|style|template|noscript|title|svg)\b(?s:.*?)</\k<name>\s*>", Options, Timeout)]
    private static partial Regex HiddenElements();

    // The text before and behind what is in an attribute.
    [GeneratedRegex(
        @"\G(<img\b[^<>]*?\balt=[""']?|[""']?(\s+[\w-]+=(""[^""]*""|'[^']*'))*\s*/?>)", Options, Timeout)]
    private static partial Regex TagParts();

    [GeneratedRegex(@"\G(<!\[CDATA\[|\]\]>)", Options, Timeout)]
    private static partial Regex XmlTokens();

    [GeneratedRegex(@"\G([""{}\[\],:]|/\*(?s:.*?)\*/|//[^\n]*)", Options, Timeout)]
    private static partial Regex JsonTokens();

    // The names of what has no text of its own.
    [GeneratedRegex(
        @"\G(?<="")(\\.|[^""\\])*""\s*:\s*(null,?|"""",?|(?=[\[{]))", Options, Timeout)]
    private static partial Regex JsonKeys();

    [GeneratedRegex(@"\G(\\u[0-9a-f]{4}|\\[""\\/bfnrt])", Options, Timeout)]
    private static partial Regex JsonCodes();

    [GeneratedRegex(@"\G(\\[a-z]{1,32}-?\d*[ ]?|[{}])", Options, Timeout)]
    private static partial Regex RtfTokens();

    [GeneratedRegex(@"\G\{\\(\*|listtext\b)(?>[^{}\\]|\\.|\{(?>[^{}\\]|\\.)*\})*\}", Options, Timeout)]
    private static partial Regex RtfFields();

    [GeneratedRegex(
        @"\G(\\u-?\d+[ ]?(\\'[0-9a-f]{2}|[^\\{}])?|\\'[0-9a-f]{2}|\\(\w+)[ ]?|\\[^a-z0-9'])",
        Options, Timeout)]
    private static partial Regex RtfCodes();
}
