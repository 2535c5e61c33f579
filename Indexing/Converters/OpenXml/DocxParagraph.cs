using System.Globalization;

namespace Search.Indexing;

/// <summary>A paragraph of a Word document while it is read.</summary>
/// <param name="number">Its number in its part, from 1.</param>
internal sealed class DocxParagraph(int number)
{
    private const int HeadingLevels = 9;

    private int? _outlineLevel;

    /// <summary>Its number in its part, from 1.</summary>
    public int Number => number;

    /// <summary>Its style, if it names one.</summary>
    public string? StyleId { get; private set; }

    /// <summary>The list that it is an item of, if it names one; 0 for none.</summary>
    public int? List { get; private set; }

    /// <summary>The level in the list, from 0.</summary>
    public int? ListLevel { get; private set; }

    /// <summary>Whether its end was deleted, so that the next paragraph goes on with it.</summary>
    public bool IsEndDeleted { get; private set; }

    /// <summary>Whether it has begun in the text.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Takes in an element of its properties.</summary>
    public void Add(string name, string? value)
    {
        int? whole = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
        switch (name)
        {
            case "pStyle":
                StyleId = value;
                break;
            case "outlineLvl":
                _outlineLevel = whole + 1;
                break;
            case "numId":
                List = whole;
                break;
            case "ilvl":
                ListLevel = whole;
                break;
            case "del" or "moveFrom":
                IsEndDeleted = true;
                break;
        }
    }

    /// <summary>The level of the heading that it is; 0 for none.</summary>
    public int HeadingLevel(DocxStyles styles) =>
        _outlineLevel is { } level ? (level <= HeadingLevels ? level : 0) : styles.HeadingLevelOf(StyleId);
}
