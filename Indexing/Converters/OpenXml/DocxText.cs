using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the text of one part of a Word document: the body, the notes, a header.</summary>
/// <param name="work">The conversion.</param>
/// <param name="text">Gets the text.</param>
/// <param name="context">What the other parts say.</param>
/// <param name="partName">The name of the part in places; null for the body.</param>
/// <param name="links">The addresses that are to stand behind the words of links, by relationship.</param>
internal sealed class DocxText(
    ConversionWork work, PlacedText text, DocxContext context, string? partName,
    IReadOnlyDictionary<string, string> links) : XmlWalker(work)
{
    private readonly Stack<DocxParagraph> _paragraphs = new();
    private readonly Alternatives _alternatives = new();
    private readonly DocxTables _tables = new(text);
    private readonly DocxFields _fields = new();
    private readonly OpenLink _link = new();
    private readonly List<IReadOnlyList<Action>> _textBoxes = [];
    private readonly List<string> _notes = [];
    private int _paragraphCount;
    private string? _properties;
    private string? _note;
    private bool _inText;
    private bool _isHidden;
    private bool _joins;
    private bool _lastWasListItem;

    /// <summary>The first paragraph in the style of the document's title.</summary>
    public string? Title { get; private set; }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        var name = element.LocalName;
        var value = element.GetAttribute("val", element.NamespaceURI);
        if (_properties is not null)
        {
            AddProperty(name, value);
            return !name.EndsWith("PrChange", StringComparison.Ordinal) && name != "sectPr";
        }

        if (name is "pPr" or "rPr" or "trPr" or "tcPr")
        {
            _properties = name;
            return true;
        }

        return name switch
        {
            "AlternateContent" or "Choice" or "Fallback" => _alternatives.Start(name),
            "p" or "tbl" or "tr" or "tc" or "txbxContent" => StartBlock(name),
            "footnote" or "endnote" or "comment" => StartNote(name, element.GetAttribute("id", element.NamespaceURI)),
            _ => StartInline(name, element) && !IsLeftOut(name),
        };
    }

    /// <inheritdoc/>
    protected override void Characters(string content)
    {
        if (_inText)
        {
            Write(content);
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        if (_properties is not null)
        {
            _properties = name == _properties ? null : _properties;
            return;
        }

        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "hyperlink" when _link.End() is { Length: > 0 } address && CanWrite():
                text.Space();
                text.Write(address);
                break;
            case "p" when _paragraphs.Count > 0:
                EndParagraph();
                break;
            case "tc":
                text.EndCell();
                break;
            case "tbl":
                _tables.EndTable();
                break;
            case "txbxContent":
                _textBoxes.Add(text.EndRecording());
                break;
            case "AlternateContent":
                _alternatives.End(name);
                break;
            case "footnote" or "endnote" or "comment" when _note is not null:
                context.Notes[_note] = text.EndRecording();
                _note = null;
                break;
        }
    }

    private void AddProperty(string name, string? value)
    {
        if (_properties == "pPr" && _paragraphs.TryPeek(out var paragraph))
        {
            paragraph.Add(name, value);
        }
        else if (_properties == "rPr" && name is "vanish" or "rStyle")
        {
            _isHidden = name == "vanish" ? value is null || IsOn(value) : context.Styles.IsHidden(value);
        }
        else if (_properties == "trPr" && name == "del")
        {
            _tables.DeleteRow();
            WarnOfDeletions();
        }
        else if (_properties == "tcPr" && name == "gridSpan")
        {
            _tables.Span(Number(value) ?? 1);
        }
    }

    private bool StartBlock(string name)
    {
        switch (name)
        {
            case "p":
                _paragraphs.Push(new DocxParagraph(++_paragraphCount));
                break;
            case "tbl":
                _tables.StartTable();
                break;
            case "tr":
                _tables.StartRow();
                break;
            case "tc":
                _tables.StartCell();
                break;
            case "txbxContent":
                text.StartRecording();
                break;
        }

        return true;
    }

    private bool StartNote(string kind, string? id)
    {
        if (_note is null)
        {
            _note = $"{kind} {id}";
            text.StartRecording();
        }

        return true;
    }

    private bool StartInline(string name, XmlReader element)
    {
        switch (name)
        {
            case "r":
                _isHidden = false;
                break;
            case "t":
                _inText = true;
                break;
            case "hyperlink":
                _link.Start(links.GetValueOrDefault(OpenXmlFile.RelationshipOf(element, "id") ?? ""));
                break;
            case "tab" or "ptab" when CanWrite():
                text.Tab();
                break;
            case "br" or "cr" when CanWrite():
                Open(_paragraphs.Peek());
                text.BreakAgain();
                break;
            case "noBreakHyphen":
                Write("-");
                break;
            case "den":
                // The bar of a fraction.
                Write("/");
                break;
            case "sym":
                Write(SymbolFonts.Decode(
                    element.GetAttribute("font", element.NamespaceURI),
                    element.GetAttribute("char", element.NamespaceURI)));
                break;
            case "fldChar":
                _fields.Add(element.GetAttribute("fldCharType", element.NamespaceURI));
                break;
            case "footnoteReference" or "endnoteReference" or "commentReference":
                AddNote(name[..^"Reference".Length], element.GetAttribute("id", element.NamespaceURI));
                break;
        }

        return true;
    }

    private bool IsLeftOut(string name)
    {
        switch (name)
        {
            case "del" or "moveFrom":
                WarnOfDeletions();
                return true;
            case "rt":
                Work.WarnOnce("Phonetic guides above the text were left out.");
                return true;
            case "altChunk":
                Work.WarnOnce("Text that the document takes from a file embedded in it was left out.");
                return true;
            default:
                return name is "sectPr" or "sdtPr" or "tblPr" or "tblGrid" or "instrText" or "delText" or "fldData";
        }
    }

    private void WarnOfDeletions() =>
        Work.WarnOnce("Text that was deleted with changes tracked was left out.");

    private void AddNote(string kind, string? id)
    {
        if (kind == "comment" && !context.Options.IncludeComments)
        {
            Work.WarnOnce("Comments were left out.");
        }
        else if (CanWrite())
        {
            _notes.Add($"{kind} {id}");
        }
    }

    private bool CanWrite()
    {
        if (_paragraphs.Count == 0 || _fields.IsInInstruction || _tables.IsDeleted)
        {
            return false;
        }

        var isHidden = _isHidden || context.Styles.IsHidden(_paragraphs.Peek().StyleId);
        if (isHidden && !context.Options.IncludeHiddenText)
        {
            Work.WarnOnce("Hidden text was left out.");
            return false;
        }

        return true;
    }

    private void Write(string content)
    {
        if (CanWrite())
        {
            Open(_paragraphs.Peek());
            _link.Add(content);
            text.Write(content);
        }
    }

    private void Open(DocxParagraph paragraph)
    {
        if (paragraph.IsOpen)
        {
            return;
        }

        paragraph.IsOpen = true;
        var (list, level) = context.Styles.NumberingOf(paragraph.StyleId);
        var isListItem = (paragraph.List ?? list ?? 0) > 0;
        if (!_joins && !(isListItem && _lastWasListItem))
        {
            text.BreakParagraph();
        }

        (_joins, _lastWasListItem) = (false, isListItem);
        text.Place(new SourcePlace
        {
            Part = partName,
            Paragraph = paragraph.Number,
            Row = _tables.Row,
            Column = _tables.Column,
        });
        if (paragraph.HeadingLevel(context.Styles) is > 0 and var heading)
        {
            text.StartHeading(heading);
        }

        if (isListItem && context.Options.IncludeListNumbers)
        {
            text.Write(context.Numbering.Next(paragraph.List ?? list ?? 0, paragraph.ListLevel ?? level ?? 0));
        }
    }

    private void EndParagraph()
    {
        var paragraph = _paragraphs.Pop();
        _fields.EndParagraph();
        if (paragraph.IsOpen && paragraph.HeadingLevel(context.Styles) > 0)
        {
            text.EndHeading();
        }

        _joins = paragraph is { IsOpen: true, IsEndDeleted: true } || (_joins && !paragraph.IsOpen);
        if (!_joins)
        {
            text.BreakLine();
        }

        if (_paragraphs.Count == 0)
        {
            WriteAsides();
        }
    }

    private void WriteAsides()
    {
        var notes = _notes.Select(note => context.Notes.GetValueOrDefault(note, []));
        foreach (var aside in _textBoxes.Concat(notes).Where(aside => aside.Count > 0).ToArray())
        {
            text.BreakParagraph();
            PlacedText.Replay(aside);
            text.BreakParagraph();
            (_joins, _lastWasListItem) = (false, false);
        }

        _textBoxes.Clear();
        _notes.Clear();
    }
}
