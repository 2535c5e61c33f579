using System.Text;
using System.Xml;

namespace Search.Indexing;

/// <summary>Counts the numbers that Word shows before the items of lists.</summary>
internal sealed class DocxNumbering(ConversionWork work) : XmlWalker(work)
{
    private const int Levels = 9;
    private const int MaxLists = 100_000;

    private readonly Dictionary<int, Level[]> _definitions = [];
    private readonly Dictionary<int, Level[]> _lists = [];
    private readonly Dictionary<Level[], int[]> _counts = [];
    private Level[]? _definition;
    private Level? _level;
    private int _list;

    /// <summary>The number of the next item and a space; empty where Word shows a bullet or nothing.</summary>
    public string Next(int list, int level)
    {
        if (!_lists.TryGetValue(list, out var levels) || level is < 0 or >= Levels)
        {
            return "";
        }

        if (!_counts.TryGetValue(levels, out var counts))
        {
            counts = [.. levels.Select(one => one.Start - 1)];
            _counts.Add(levels, counts);
        }

        counts[level]++;
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            counts[deeper] = levels[deeper].Start - 1;
        }

        return Label(levels, counts, level);
    }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        var value = element.GetAttribute("val", element.NamespaceURI);
        switch (element.LocalName)
        {
            case "abstractNum":
                CheckCount(_definitions.Count, MaxLists, "lists");
                _definition = [.. Enumerable.Range(0, Levels).Select(_ => new Level())];
                _definitions[IdOf(element, "abstractNumId")] = _definition;
                break;
            case "num":
                _list = IdOf(element, "numId");
                break;
            case "abstractNumId" when _definitions.TryGetValue(Number(value) ?? -1, out var definition):
                CheckCount(_lists.Count, MaxLists, "lists");
                _lists[_list] = definition;
                break;
            case "lvl":
                var index = IdOf(element, "ilvl");
                _level = _definition is not null && index is >= 0 and < Levels ? _definition[index] : null;
                break;
            case "start" when _level is not null:
                _level.Start = Math.Clamp(Number(value) ?? 1, 0, int.MaxValue / 2);
                break;
            case "numFmt" when _level is not null:
                _level.Format = value ?? "decimal";
                break;
            case "lvlText" when _level is not null:
                _level.Text = value ?? "";
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        if (name == "abstractNum")
        {
            _definition = null;
        }
        else if (name == "lvl")
        {
            _level = null;
        }
    }

    private static int IdOf(XmlReader element, string attribute) =>
        Number(element.GetAttribute(attribute, element.NamespaceURI)) ?? -1;

    private static string Label(Level[] levels, int[] counts, int level)
    {
        if (levels[level].Format is "bullet" or "none")
        {
            return "";
        }

        var label = new StringBuilder(levels[level].Text);
        for (var i = 0; i < Levels; i++)
        {
            // A level that has not been counted yet shows its first number.
            var number = Math.Max(counts[i], levels[i].Start);
            label.Replace($"%{i + 1}", ListNumber.Write(number, levels[i].Format));
        }

        return label.Length == 0 ? "" : label.Append(' ').ToString();
    }

    private sealed class Level
    {
        public int Start { get; set; } = 1;

        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";
    }
}
