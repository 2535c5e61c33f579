using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the comments of a sheet or a slide, each as a paragraph of its own.</summary>
/// <remarks>
/// One walk for the four forms: the notes of Excel (<c>comment</c>) and of PowerPoint (<c>cm</c>), and their threads
/// (<c>threadedComment</c>; <c>cm</c> with each <c>reply</c>).
/// </remarks>
/// <param name="work">The conversion.</param>
/// <param name="text">Gets the text.</param>
/// <param name="placeOf">The place of a comment, told the cell that it is about, if it names one.</param>
internal sealed class OfficeComments(ConversionWork work, PlacedText text, Func<string?, SourcePlace> placeOf)
    : XmlWalker(work)
{
    private bool _inText;
    private bool _isNote;
    private SourcePlace? _place;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "comment" or "threadedComment" or "cm" or "reply":
                _place = placeOf(element.GetAttribute("ref"));
                _isNote = element.LocalName == "comment";
                text.BreakParagraph();
                return true;
            case "t" or "text":
                // The text of a note of Excel is an element around runs.
                _inText = element.LocalName == "t" || !_isNote;
                return true;
            case "br":
                text.BreakAgain();
                return true;
            default:
                return element.LocalName is not ("rPh" or "authors" or "mentions" or "extLst");
        }
    }

    /// <inheritdoc/>
    protected override void Characters(string content)
    {
        if (_inText && _place is not null)
        {
            text.Place(_place);
            text.Write(content);
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        switch (name)
        {
            case "t" or "text":
                _inText = false;
                break;
            case "p":
                text.BreakLine();
                break;
            case "comment" or "threadedComment" or "cm" or "reply":
                text.BreakParagraph();
                break;
        }
    }
}
