using System.Text;
using System.Xml;

namespace Search.Indexing;

/// <summary>Reads the strings that the cells of a workbook share.</summary>
internal sealed class XlsxStrings(ConversionWork work) : XmlWalker(work)
{
    private const int MaxStrings = 5_000_000;

    private readonly List<string> _strings = [];
    private readonly StringBuilder _current = new();
    private bool _inText;
    private long _length;

    /// <summary>The string with a number; null when there is none.</summary>
    public string? Find(int? index) => index is { } i && i >= 0 && i < _strings.Count ? _strings[i] : null;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        _inText = element.LocalName == "t";
        return element.LocalName != "rPh";
    }

    /// <inheritdoc/>
    protected override void Characters(string text)
    {
        if (_inText)
        {
            _current.Append(text);
            _length += text.Length;
            if (_length > Work.Limits.MaxCharacters)
            {
                throw new UnreadableFileException(
                    "The text of the cells is too long; raise ConversionLimits.MaxCharacters to keep it.");
            }
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        _inText = false;
        if (name == "si")
        {
            CheckCount(_strings.Count, MaxStrings, "different texts in its cells");
            _strings.Add(_current.ToString());
            _current.Clear();
        }
    }
}
