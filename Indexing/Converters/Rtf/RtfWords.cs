using System.Collections.Frozen;
using System.Globalization;

namespace Search.Indexing;

/// <summary>What the control words of RTF stand for, as far as text goes (RTF specification 1.9.1).</summary>
internal static class RtfWords
{
    private static readonly FrozenDictionary<string, string> Characters = new Dictionary<string, string>
    {
        ["emdash"] = "—",
        ["endash"] = "–",
        ["lquote"] = "‘",
        ["rquote"] = "’",
        ["ldblquote"] = "“",
        ["rdblquote"] = "”",
        ["bullet"] = "•",
        ["emspace"] = "\u2003",
        ["enspace"] = "\u2002",
        ["qmspace"] = "\u2005",
        ["~"] = "\u00A0",
        ["_"] = "-",
        ["{"] = "{",
        ["}"] = "}",
        ["\\"] = "\\",
        ["tab"] = "\t",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Properties = new Dictionary<string, string>
    {
        ["title"] = DocumentProperties.TitleKey,
        ["author"] = "author",
        ["subject"] = "subject",
        ["keywords"] = "keywords",
        ["doccomm"] = "description",
        ["creatim"] = "created",
        ["revtim"] = "modified",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal,
        "colortbl", "listtable", "listoverridetable", "pict", "fldinst", "xe", "tc", "rxe", "objdata", "objclass",
        "filetbl", "revtbl", "rsidtbl", "nonshppict", "nonesttables", "shprslt", "sp", "listtext", "pntext", "pntxta",
        "pntxtb", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "upr", "private", "template",
        "generator", "themedata", "annotation", "bkmkstart", "bkmkend", "panose", "falt", "comment", "txe");

    private static readonly FrozenSet<string> Margins = FrozenSet.Create(
        StringComparer.Ordinal, "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf");

    // Groups that are marked as new, to be skipped by programs that do not know them, and hold text.
    private static readonly FrozenSet<string> KnownNew = FrozenSet.Create(
        StringComparer.Ordinal, "shpinst", "nesttableprops", "footnote", "ud");

    /// <summary>The characters that a control word or symbol stands for; null for none.</summary>
    public static string? Character(string word) => Characters.GetValueOrDefault(word);

    /// <summary>The metadata key of a property; null for none.</summary>
    public static string? Property(string word) => Properties.GetValueOrDefault(word);

    /// <summary>What a group with that word is for; the body for words that do not decide on it.</summary>
    /// <param name="word">The control word.</param>
    /// <param name="isNew">Whether the group is to be skipped by programs that do not know the word.</param>
    /// <param name="outer">What the group around it is for.</param>
    /// <param name="options">What becomes text.</param>
    public static RtfDestination DestinationOf(
        string word, bool isNew, RtfDestination outer, RtfOptions options) => word switch
        {
            "fonttbl" => RtfDestination.FontTable,
            "stylesheet" => RtfDestination.StyleSheet,
            "info" => RtfDestination.Info,
            "footnote" => RtfDestination.Note,
            _ when Margins.Contains(word) =>
                options.IncludeHeadersAndFooters ? RtfDestination.Note : RtfDestination.Skipped,
            _ when Skipped.Contains(word) || (isNew && !KnownNew.Contains(word)) => RtfDestination.Skipped,
            _ when outer == RtfDestination.Info && Properties.ContainsKey(word) => RtfDestination.Property,
            _ => RtfDestination.Body,
        };

    /// <summary>Reads the number after a control word and goes behind it; null when there is none.</summary>
    public static int? ReadNumber(string file, ref int position)
    {
        var start = position;
        position += position < file.Length && file[position] == '-' ? 1 : 0;
        var digits = position;
        while (position < file.Length && char.IsAsciiDigit(file[position]))
        {
            position++;
        }

        position = position == digits ? start : position;
        return int.TryParse(
            file.AsSpan(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;
    }
}
