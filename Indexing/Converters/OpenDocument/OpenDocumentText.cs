using System.Globalization;
using System.Xml;

namespace Search.Indexing;

/// <summary>Writes the text of the content of an OpenDocument file.</summary>
internal sealed class OpenDocumentText : XmlWalker
{
    public const string TextSpace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string TableSpace = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string PresentationSpace = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";
    public const string OfficeSpace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private const string DrawSpace = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private const string LinkSpace = "http://www.w3.org/1999/xlink";
    private const int MaxSpaces = 1000;

    private readonly PlacedText _text;
    private readonly OpenDocumentOptions _options;
    private readonly OpenDocumentStyles _styles;
    private readonly OpenDocumentPlace _place = new();
    private readonly OpenDocumentTables _tables;
    private readonly Stack<(int Level, bool IsOpen)> _paragraphs = new();
    private readonly Stack<bool> _boxes = new();
    private readonly OpenLink _link = new();
    private readonly List<IReadOnlyList<Action>> _asides = [];
    private bool _isTitle;
    private bool _lastWasListItem;
    private int _listDepth;

    /// <summary>Writes the content of a file.</summary>
    /// <param name="work">The conversion.</param>
    /// <param name="text">Gets the text.</param>
    /// <param name="options">What becomes text.</param>
    public OpenDocumentText(ConversionWork work, PlacedText text, OpenDocumentOptions options)
        : base(work)
    {
        (_text, _options) = (text, options);
        _styles = new OpenDocumentStyles(work, options);
        _tables = new OpenDocumentTables(text, _place, _styles);
    }

    /// <summary>How many slides there are.</summary>
    public int Slides => _place.Slide;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element) => element.NamespaceURI switch
    {
        TextSpace => StartText(element),
        TableSpace => StartTable(element),
        DrawSpace => StartDrawing(element),
        OfficeSpace => StartOffice(element.LocalName),
        PresentationSpace => StartPresentation(element.LocalName),
        _ => StartOther(element),
    };

    /// <inheritdoc/>
    protected override void Characters(string content)
    {
        if (_paragraphs.Count == 0)
        {
            return;
        }

        for (var start = 0; start < content.Length;)
        {
            if (IsSpace(content[start]))
            {
                _text.Space();
                start++;
            }
            else
            {
                var end = EndOfWords(content, start);
                Write(content[start..end]);
                start = end;
            }
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        switch (name)
        {
            case "p" or "h" when space == TextSpace:
                EndParagraph();
                break;
            case "list" when space == TextSpace:
                _listDepth--;
                break;
            case "a" when space == TextSpace && _link.End() is { Length: > 0 } address:
                _text.Space();
                Write(address);
                break;
            case "note-body" or "text-box" or "annotation":
                EndBox();
                break;
            case "table-cell":
                _tables.EndCell();
                break;
            case "table" when space == TableSpace:
                _tables.EndTable();
                _lastWasListItem = false;
                break;
            case "frame":
                _isTitle = false;
                break;
            case "notes":
                _place.IsInNotes = false;
                break;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static int EndOfWords(string content, int start)
    {
        var end = start + 1;
        while (end < content.Length)
        {
            var isSingleSpace = content[end] == ' ' && end + 1 < content.Length && !IsSpace(content[end + 1]);
            if (IsSpace(content[end]) && !isSingleSpace)
            {
                break;
            }

            end++;
        }

        return end;
    }

    private bool StartText(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "p" or "h" when !_styles.IsHidden(element, TextSpace):
                _place.Paragraph++;
                _paragraphs.Push((LevelOf(element), false));
                return true;
            case "span":
                return !_styles.IsHidden(element, TextSpace);
            case "a":
                _link.Start(_options.IncludeLinkAddresses ? element.GetAttribute("href", LinkSpace) : null);
                return true;
            case "section":
                return element.GetAttribute("display", TextSpace) != "none" && !_styles.IsHidden(element, TextSpace)
                    ? true
                    : _styles.KeepsHidden();
            case "hidden-text" or "hidden-paragraph" when element.GetAttribute("is-hidden", TextSpace) == "true":
                return _styles.KeepsHidden();
            case "list":
                _listDepth++;
                return true;
            case "s":
                Write(new string(' ', Math.Clamp(Number(element.GetAttribute("c", TextSpace)) ?? 1, 1, MaxSpaces)));
                return true;
            case "tab":
                _text.Tab();
                return true;
            case "line-break":
                _text.BreakAgain();
                return true;
            case "note-body":
                StartBox();
                return true;
            case "deletion":
                Work.WarnOnce("Text that was deleted with changes tracked was left out.");
                return false;
            case "ruby-text":
                Work.WarnOnce("Phonetic guides above the text were left out.");
                return false;
            default:
                return element.LocalName is not ("p" or "h" or "note-citation" or "number");
        }
    }

    private bool StartTable(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "table":
                return _tables.StartTable(element);
            case "table-row":
                return _tables.StartRow(element);
            case "table-cell" or "covered-table-cell":
                return _tables.StartCell(element);
            case "table-column":
                _tables.AddColumn(element);
                return true;
            default:
                return element.LocalName is not ("tracked-changes" or "shapes");
        }
    }

    private bool StartDrawing(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "page":
                _place.Slide++;
                CheckPages();
                return !_styles.IsHidden(element, DrawSpace);
            case "frame":
                var kind = element.GetAttribute("class", PresentationSpace);
                _isTitle = kind == "title";
                return kind is not ("footer" or "date-time" or "page-number" or "header");
            case "text-box":
                StartBox();
                return true;
            default:
                return element.LocalName is not ("object" or "glue-point");
        }
    }

    private bool StartOffice(string name)
    {
        switch (name)
        {
            case "spreadsheet":
                _tables.IsSpreadsheet = true;
                return true;
            case "annotation":
                if (!_options.IncludeComments)
                {
                    Work.WarnOnce("Comments were left out.");
                    return false;
                }

                StartBox();
                return true;
            default:
                return name is not ("change-info" or "forms" or "binary-data" or "scripts");
        }
    }

    private bool StartPresentation(string name)
    {
        _place.IsInNotes |= name == "notes" && _options.IncludeSpeakerNotes;
        return name != "notes" || _options.IncludeSpeakerNotes;
    }

    private bool StartOther(XmlReader element)
    {
        _styles.Add(element);
        // The name and the date of a comment, and the descriptions of pictures.
        return element.LocalName is not ("creator" or "date" or "title" or "desc");
    }

    private void CheckPages()
    {
        if (_place.Slide > Work.Limits.MaxPages)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file has more than {Work.Limits.MaxPages} slides; " +
                $"raise ConversionLimits.MaxPages to convert it."));
        }
    }

    private int LevelOf(XmlReader element) =>
        element.LocalName == "h" ? Math.Clamp(Number(element.GetAttribute("outline-level", TextSpace)) ?? 1, 1, 10)
        : _isTitle ? 1
        : 0;

    private void StartBox()
    {
        var isAside = _paragraphs.Count > 0;
        _boxes.Push(isAside);
        if (isAside)
        {
            _text.StartRecording();
        }
    }

    private void EndBox()
    {
        if (_boxes.TryPop(out var isAside) && isAside)
        {
            _asides.Add(_text.EndRecording());
        }
    }

    private void Write(string content)
    {
        if (!_paragraphs.TryPop(out var paragraph))
        {
            return;
        }

        if (!paragraph.IsOpen)
        {
            OpenParagraph(paragraph.Level);
        }

        _paragraphs.Push(paragraph with { IsOpen = true });
        _link.Add(content);
        _text.Write(content);
    }

    private void OpenParagraph(int level)
    {
        _tables.OpenCell();
        if (_listDepth > 0 && _lastWasListItem)
        {
            _text.BreakLine();
        }
        else
        {
            _text.BreakParagraph();
        }

        _lastWasListItem = _listDepth > 0;
        _text.Place(_place.ToSourcePlace());
        if (level > 0)
        {
            _text.StartHeading(level);
        }
    }

    private void EndParagraph()
    {
        var (level, isOpen) = _paragraphs.Pop();
        if (isOpen && level > 0)
        {
            _text.EndHeading();
        }

        _text.BreakLine();
        if (_paragraphs.Count > 0)
        {
            return;
        }

        foreach (var aside in _asides.Where(aside => aside.Count > 0).ToArray())
        {
            _text.BreakParagraph();
            PlacedText.Replay(aside);
            _text.BreakParagraph();
            _lastWasListItem = false;
        }

        _asides.Clear();
    }
}
