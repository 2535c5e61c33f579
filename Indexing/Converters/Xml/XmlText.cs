using System.Xml;

namespace Search.Indexing;

/// <summary>Writes what is text in an XML file, node by node.</summary>
/// <remarks>The parser gives the structure and the places; the characters are taken from the file itself.</remarks>
internal sealed class XmlText
{
    private const string SectionEnd = "]]>";

    private static readonly string[] Paragraphs = ["para", "simpara", "entry", "item", "record"];

    private readonly MappedText _text;
    private readonly XmlOptions _options;
    private readonly HtmlCharacters _characters;
    private readonly LineCursor _lines;
    private readonly List<XmlOpenElement> _open = [];
    private int _shallowest;
    private int _lineBreaks;
    private int _titleStart = -1;

    public XmlText(MappedText text, XmlOptions options)
    {
        _text = text;
        _options = options;
        _lines = new LineCursor(text.File);
        _characters = new HtmlCharacters(text);
        _characters.Begin(text.File, 0);
    }

    /// <summary>The text of the first element called <c>title</c>.</summary>
    public string? Title { get; private set; }

    /// <summary>The language of the root element.</summary>
    public string? Language { get; private set; }

    /// <summary>How deep the elements are nested.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether any element has attributes.</summary>
    public bool HasAttributes { get; private set; }

    /// <summary>Writes the whole file.</summary>
    /// <exception cref="XmlException">The file is not well-formed.</exception>
    public void Write(CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        using var reader = XmlReader.Create(new StringReader(_text.File), settings);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteNode(reader);
        }
    }

    private void WriteNode(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = reader.IsEmptyElement;
                StartElement(reader);
                if (isEmpty)
                {
                    EndElement();
                }

                break;
            case XmlNodeType.EndElement:
                EndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                WriteCharacters(reader, hasReferences: true);
                break;
            case XmlNodeType.CDATA:
                WriteCharacters(reader, hasReferences: false);
                break;
        }
    }

    private void StartElement(XmlReader reader)
    {
        var name = reader.LocalName;
        var parent = _open.Count > 0 ? _open[^1] : default;
        var isSkipped = parent.IsSkipped || _options.SkippedElements.Contains(name) || IsCode(reader);
        _open.Add(new XmlOpenElement(name)
        {
            IsSkipped = isSkipped,
            IsTaken = parent.IsTaken || _options.Elements.Count == 0 || _options.Elements.Contains(name),
            IsPreformatted = parent.IsPreformatted || HtmlElements.Find(name).Is(HtmlTraits.Preformatted)
                || name is "programlisting" or "screen" or "literallayout",
        });
        Depth = Math.Max(Depth, _open.Count);
        NoteBreak(name);
        HasAttributes |= reader.HasAttributes;
        if (_open.Count == 1)
        {
            Language = reader.XmlLang is { Length: > 0 } language ? language : null;
        }

        if (name == "title" && Title is null && _titleStart < 0)
        {
            _titleStart = _text.Length;
        }

        if (_options.Attributes.Count > 0 && _open[^1] is { IsSkipped: false, IsTaken: true })
        {
            WriteAttributes(reader);
        }
    }

    private void EndElement()
    {
        var element = _open[^1];
        if (element.Name == "title" && _titleStart >= 0)
        {
            Title ??= _text.Length > _titleStart ? _text.LineFrom(_titleStart) : null;
            _titleStart = -1;
        }

        _open.RemoveAt(_open.Count - 1);
        _shallowest = Math.Min(_shallowest, _open.Count);
        NoteBreak(element.Name);
    }

    private void WriteAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (_options.Attributes.Contains(reader.LocalName) && !string.IsNullOrWhiteSpace(reader.Value))
            {
                // The parser's place is that of the name; the value stands in quotation marks after it.
                var nameStart = PlaceOf(reader);
                var quote = nameStart + _text.File.AsSpan(nameStart).IndexOfAny('"', '\'');
                var length = _text.File.AsSpan(quote + 1).IndexOf(_text.File[quote]);
                BreakAtBoundary();
                _characters.WriteCollapsed(quote + 1, quote + 1 + length, hasReferences: true);
                _lineBreaks = Math.Max(_lineBreaks, 1);
                _shallowest = Math.Min(_shallowest, _open.Count - 1);
            }
        }

        reader.MoveToElement();
    }

    private void WriteCharacters(XmlReader reader, bool hasReferences)
    {
        if (_open.Count == 0 || _open[^1] is { IsSkipped: true } or { IsTaken: false })
        {
            return;
        }

        var start = PlaceOf(reader);
        var rest = _text.File.AsSpan(start);
        var found = hasReferences ? rest.IndexOf('<') : rest.IndexOf(SectionEnd);
        var length = found < 0 ? rest.Length : found;
        if (rest[..length].IsWhiteSpace() && !_open[^1].IsPreformatted)
        {
            _text.Space();
            return;
        }

        BreakAtBoundary();
        if (_open[^1].IsPreformatted || reader.XmlSpace == XmlSpace.Preserve)
        {
            _characters.WriteExact(start, start + length, hasReferences);
        }
        else
        {
            _characters.WriteCollapsed(start, start + length, hasReferences);
        }

        _open[^1] = _open[^1] with { HasText = true };
        _shallowest = _open.Count;
    }

    /// <summary>Breaks the line between two elements, unless they stand within one sentence.</summary>
    private void BreakAtBoundary()
    {
        // The innermost element that holds both the last text and this one.
        var common = _shallowest - 1;
        if (_lineBreaks > 0 && !(common >= 0 && _open[common].HasText) && common != _open.Count - 1)
        {
            _text.Break(_open.Count - _shallowest > 1 ? 2 : _lineBreaks);
        }
        else if (_lineBreaks > 0 && common == _open.Count - 1 && !_open[common].HasText)
        {
            // Text right after an element, in what had none so far: a sentence that began with the element.
            _text.Space();
        }

        _lineBreaks = 0;
        _shallowest = _open.Count;
    }

    private void NoteBreak(string name)
    {
        var wanted = Paragraphs.Contains(name) ? 2 : HtmlElements.Find(name).LineBreaks;
        _lineBreaks = Math.Max(_lineBreaks, Math.Max(1, wanted));
    }

    private static bool IsCode(XmlReader reader) => reader.LocalName is "script" or "style"
        && reader.NamespaceURI is "http://www.w3.org/2000/svg" or "http://www.w3.org/1999/xhtml";

    private int PlaceOf(XmlReader reader)
    {
        var place = (IXmlLineInfo)reader;
        return _lines.IndexOf(place.LineNumber, place.LinePosition);
    }
}
