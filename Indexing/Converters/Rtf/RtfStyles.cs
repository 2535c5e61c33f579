using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>What the styles of an RTF file say about headings.</summary>
internal sealed class RtfStyles
{
    private const string HeadingName = "heading ";
    private const int HeadingLevels = 9;
    private const int MaxNameLength = 256;
    private const int MaxStyles = 100_000;

    private readonly Dictionary<int, int> _levels = [];
    private readonly StringBuilder _name = new();
    private int _style;
    private int _level;

    /// <summary>The level of the heading that a style makes; 0 for none.</summary>
    public int LevelOf(int style) => _levels.GetValueOrDefault(style);

    /// <summary>Goes to a style of the style sheet.</summary>
    public void Define(int style) => _style = style;

    /// <summary>Says at which level of the outline the style stands, from 0.</summary>
    public void SetOutlineLevel(int level) => _level = level is >= 0 and < HeadingLevels ? level + 1 : 0;

    /// <summary>Takes in a part of the name of the style, which a semicolon ends.</summary>
    public void AddName(string text)
    {
        foreach (var c in text)
        {
            if (c == ';')
            {
                EndStyle();
            }
            else if (_name.Length < MaxNameLength)
            {
                _name.Append(c);
            }
        }
    }

    private void EndStyle()
    {
        var name = _name.ToString().Trim();
        if (_level == 0 && name.StartsWith(HeadingName, StringComparison.OrdinalIgnoreCase) &&
            int.TryParse(
                name.AsSpan(HeadingName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) &&
            level is >= 1 and <= HeadingLevels)
        {
            _level = level;
        }

        if (_level > 0 && _levels.Count < MaxStyles)
        {
            _levels[_style] = _level;
        }

        _name.Clear();
        (_style, _level) = (0, 0);
    }
}
