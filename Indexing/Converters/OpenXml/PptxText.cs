using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the text of a slide or its notes in reading order.</summary>
/// <param name="work">The conversion.</param>
/// <param name="text">Gets the text.</param>
/// <param name="options">What becomes text.</param>
/// <param name="part">The part that is read, whose relationships lead to diagrams.</param>
/// <param name="place">The place of the slide or its notes.</param>
internal sealed class PptxText(
    ConversionWork work, PlacedText text, PptxOptions options, OpenXmlPart part, SourcePlace place) : XmlWalker(work)
{
    private const int MaxShapes = 100_000;

    private readonly Alternatives _alternatives = new();
    private readonly Stack<PptxShape> _open = new([new PptxShape(isGroup: true)]);
    private bool _inText;
    private bool _inParagraph;
    private bool _isOpen;
    private int _shapes;
    private int _row;
    private int _column;

    /// <summary>Whether the slide is not shown and was left out.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Writes what was read.</summary>
    public void Write()
    {
        foreach (var shape in PptxShape.InReadingOrder(_open.Peek().Shapes))
        {
            Write(shape);
        }
    }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "sld":
                IsHidden = element.GetAttribute("show") is "0" or "false"
                    && !KeepsHidden("Hidden slides were left out.");
                return !IsHidden;
            case "sp" or "cxnSp" or "graphicFrame" or "grpSp" or "pic":
                StartShape(isGroup: name == "grpSp");
                return true;
            case "cNvPr":
                return !IsOn(element.GetAttribute("hidden")) || HideShape();
            case "ph":
                _open.Peek().FillPlaceholder(element.GetAttribute("type"));
                return true;
            case "off":
                Move(element);
                return true;
            case "relIds":
                ReadDiagram(OpenXmlFile.RelationshipOf(element, "dm"));
                return true;
            case "chart":
                Work.WarnOnce("Charts were left out.");
                return false;
            default:
                return _alternatives.Start(name) && StartText(element);
        }
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
        switch (name)
        {
            case "sp" or "cxnSp" or "graphicFrame" or "grpSp" or "pic":
                EndShape();
                break;
            case "t":
                _inText = false;
                break;
            case "p":
                _inParagraph = false;
                text.BreakLine();
                break;
            case "tc":
                text.EndCell();
                break;
            case "tbl":
                (_row, _column) = (0, 0);
                text.EndTable();
                break;
            default:
                _alternatives.End(name);
                break;
        }
    }

    private bool StartText(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "p":
                (_inParagraph, _isOpen) = (true, false);
                break;
            case "t":
                // The text of a diagram's point is an element of the same name around paragraphs.
                _inText = !element.NamespaceURI.EndsWith("/diagram", StringComparison.Ordinal);
                break;
            case "br":
                text.BreakAgain();
                break;
            case "tbl":
                text.StartTable();
                _row = 0;
                break;
            case "tr":
                text.StartRow();
                (_row, _column) = (_row + 1, 0);
                break;
            case "tc":
                text.StartCell();
                _column++;
                break;
        }

        return element.LocalName is not ("rPr" or "pPr" or "endParaRPr" or "bodyPr" or "lstStyle" or "tblPr" or "tcPr");
    }

    private void StartShape(bool isGroup)
    {
        CheckCount(++_shapes, MaxShapes, "shapes on a slide");
        _open.Push(new PptxShape(isGroup));
        if (!isGroup)
        {
            text.StartRecording();
        }
    }

    private void EndShape()
    {
        var shape = _open.Pop();
        if (!shape.IsGroup)
        {
            shape.Text = text.EndRecording();
        }

        _open.Peek().Shapes.Add(shape);
    }

    private bool HideShape()
    {
        if (!KeepsHidden("Hidden shapes were left out."))
        {
            _open.Peek().IsHidden = true;
        }

        return true;
    }

    private bool KeepsHidden(string warning)
    {
        if (!options.IncludeHidden)
        {
            Work.WarnOnce(warning);
        }

        return options.IncludeHidden;
    }

    private static long? Offset(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : null;

    private void Move(XmlReader element)
    {
        if (Offset(element.GetAttribute("x")) is { } x && Offset(element.GetAttribute("y")) is { } y)
        {
            _open.Peek().MoveTo(x, y);
        }
    }

    private void ReadDiagram(string? relationship)
    {
        if (OpenXmlFile.Find<DiagramDataPart>(part, relationship) is { } data)
        {
            new PptxText(Work, text, options, data, place).Walk(OpenXmlFile.Read(data));
        }
    }

    private void Write(string content)
    {
        if (!_inParagraph || _open.Peek().IsMarginal)
        {
            return;
        }

        if (!_isOpen)
        {
            _isOpen = true;
            text.Place(place with { Row = _row > 0 ? _row : null, Column = _column > 0 ? _column : null });
        }

        text.Write(content);
    }

    private void Write(PptxShape shape)
    {
        if (shape.IsHidden)
        {
            return;
        }

        text.BreakParagraph();
        if (shape.IsTitle && place.Part is null)
        {
            text.StartHeading(1);
        }

        PlacedText.Replay(shape.Text);
        text.EndHeading();
        text.BreakParagraph();
        foreach (var inner in PptxShape.InReadingOrder(shape.Shapes))
        {
            Write(inner);
        }
    }
}
