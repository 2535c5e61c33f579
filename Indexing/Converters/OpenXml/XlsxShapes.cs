using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the text of the shapes and text boxes that lie on a sheet.</summary>
/// <param name="work">The conversion.</param>
/// <param name="text">Gets the text.</param>
/// <param name="place">The place of the text.</param>
/// <param name="includesHidden">Whether shapes that are not shown are read.</param>
internal sealed class XlsxShapes(ConversionWork work, PlacedText text, SourcePlace place, bool includesHidden)
    : XmlWalker(work)
{
    private readonly Alternatives _alternatives = new();
    private bool _inText;
    private bool _isHidden;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "sp":
                _isHidden = false;
                text.BreakParagraph();
                return true;
            case "cNvPr" when IsOn(element.GetAttribute("hidden")) && !includesHidden:
                _isHidden = true;
                Work.WarnOnce("Hidden shapes were left out.");
                return true;
            case "t":
                _inText = !_isHidden;
                return true;
            case "br":
                text.BreakAgain();
                return true;
            default:
                return _alternatives.Start(element.LocalName);
        }
    }

    /// <inheritdoc/>
    protected override void Characters(string content)
    {
        if (_inText)
        {
            text.Place(place);
            text.Write(content);
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "p":
                text.BreakLine();
                break;
            case "sp":
                text.BreakParagraph();
                break;
            default:
                _alternatives.End(name);
                break;
        }
    }
}
