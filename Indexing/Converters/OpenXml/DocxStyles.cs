using System.Globalization;
using System.Xml;

namespace Search.Indexing;

/// <summary>What the styles of a Word document say about headings and hidden text.</summary>
/// <remarks>A heading style has its English name in every language of Word; only its id is translated.</remarks>
internal sealed class DocxStyles(ConversionWork work) : XmlWalker(work)
{
    private const int MaxChain = 32;
    private const int MaxStyles = 100_000;
    private const int HeadingLevels = 9;
    private const string HeadingName = "heading ";

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private Style? _current;

    /// <summary>The level of the heading that a paragraph style makes; 0 when it makes none.</summary>
    public int HeadingLevelOf(string? styleId) =>
        ChainOf(styleId).Select(style => style.Level ?? LevelOf(style.Name)).FirstOrDefault(level => level is not null)
            is { } level and <= HeadingLevels ? level : 0;

    /// <summary>Whether a paragraph style is that of the document's title.</summary>
    public bool IsTitle(string? styleId) => ChainOf(styleId).Any(
        style => string.Equals(style.Name, "Title", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a style hides its text.</summary>
    public bool IsHidden(string? styleId) =>
        ChainOf(styleId).Select(style => style.IsHidden).FirstOrDefault(hidden => hidden is not null) ?? false;

    /// <summary>The list of a paragraph style and the level in it.</summary>
    public (int? List, int? Level) NumberingOf(string? styleId) => (
        ChainOf(styleId).Select(style => style.List).FirstOrDefault(list => list is not null),
        ChainOf(styleId).Select(style => style.ListLevel).FirstOrDefault(level => level is not null));

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        var value = element.GetAttribute("val", element.NamespaceURI);
        switch (element.LocalName)
        {
            case "style":
                _current = new Style();
                CheckCount(_styles.Count, MaxStyles, "styles");
                _styles.TryAdd(element.GetAttribute("styleId", element.NamespaceURI) ?? "", _current);
                break;
            case "name" when _current is not null:
                _current.Name = value;
                break;
            case "basedOn" when _current is not null:
                _current.BasedOn = value;
                break;
            case "outlineLvl" when _current is not null && Number(value) is >= 0 and var level:
                _current.Level = level + 1;
                break;
            case "vanish" when _current is not null:
                _current.IsHidden = value is null || IsOn(value);
                break;
            case "numId" when _current is not null:
                _current.List = Number(value);
                break;
            case "ilvl" when _current is not null:
                _current.ListLevel = Number(value);
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        if (name == "style")
        {
            _current = null;
        }
    }

    private static int? LevelOf(string? name) =>
        name is not null && name.StartsWith(HeadingName, StringComparison.OrdinalIgnoreCase) &&
        int.TryParse(name.AsSpan(HeadingName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) &&
        level is >= 1 and <= HeadingLevels
            ? level
            : null;

    private IEnumerable<Style> ChainOf(string? styleId)
    {
        for (var i = 0; i < MaxChain && styleId is not null && _styles.TryGetValue(styleId, out var style); i++)
        {
            yield return style;
            styleId = style.BasedOn;
        }
    }

    private sealed class Style
    {
        public string? Name { get; set; }

        public string? BasedOn { get; set; }

        public int? Level { get; set; }

        public bool? IsHidden { get; set; }

        public int? List { get; set; }

        public int? ListLevel { get; set; }
    }
}
