using System.Runtime.InteropServices;

namespace Search.Indexing;

/// <summary>The elements that are open at a place of an HTML file, outermost first.</summary>
/// <remarks>
/// Tags are matched as a browser does for all that matters to the text: omitted end tags are implied, an end tag
/// without its start tag is ignored, and a misplaced one of a word in a line ends that element alone. No search goes
/// further than <see cref="MaxSearch"/> elements, so that a million open tags take no more than a million steps.
/// </remarks>
/// <param name="onEnd">Told of each element that ends.</param>
internal sealed class OpenElements(Action<HtmlElement> onEnd)
{
    private const int MaxSearch = 512;

    private readonly List<(HtmlElement Element, bool IsHidden)> _open = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _hidden;
    private int _preformatted;
    private int _foreign;

    /// <summary>The most elements that were open at once.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether the place is in something that is not shown.</summary>
    public bool IsHidden => _hidden > 0;

    /// <summary>Whether white space counts at the place.</summary>
    public bool IsPreformatted => _preformatted > 0;

    /// <summary>Whether the place is in SVG or MathML.</summary>
    public bool IsForeign => _foreign > 0;

    /// <summary>Whether an element of that name is open.</summary>
    public bool Has(string name) => _counts.GetValueOrDefault(name) > 0;

    /// <summary>Ends the elements whose end tag is implied by the start tag of another.</summary>
    public void EndImplied(HtmlElement starting)
    {
        if (!Array.Exists(starting.Closes, Has))
        {
            return;
        }

        var outermost = _open.Count;
        for (var i = _open.Count - 1; i >= Math.Max(0, _open.Count - MaxSearch); i--)
        {
            var element = _open[i].Element;
            if (starting.Closes.Contains(element.Name))
            {
                outermost = i;
            }
            else if (element.Is(HtmlTraits.Boundary) || starting.ClosesWithin.Contains(element.Name))
            {
                break;
            }
        }

        EndFrom(outermost);
    }

    public void Start(HtmlElement element, bool isHidden)
    {
        _open.Add((element, isHidden));
        Depth = Math.Max(Depth, _open.Count);
        Count(element, isHidden, 1);
    }

    /// <summary>Ends an element by its end tag.</summary>
    /// <returns>Whether there was one to end.</returns>
    public bool End(HtmlElement element)
    {
        if (!Has(element.Name))
        {
            return false;
        }

        var crossesBlock = false;
        for (var i = _open.Count - 1; i >= Math.Max(0, _open.Count - MaxSearch); i--)
        {
            var open = _open[i].Element;
            if (open.Name == element.Name)
            {
                EndFrom(i, onlyThis: crossesBlock && !element.Is(HtmlTraits.Block | HtmlTraits.Boundary));
                return true;
            }

            if (IsWall(open, element))
            {
                return false;
            }

            crossesBlock |= open.Is(HtmlTraits.Block);
        }

        return false;
    }

    /// <summary>Ends all that is open.</summary>
    public void EndAll() => EndFrom(0);

    // The end of a table or of its part ends what is open in its cells, but nothing around an inner table.
    private static bool IsWall(HtmlElement open, HtmlElement ending) => ending.Is(HtmlTraits.TablePart)
        ? open.Name == "table"
        : open.Is(HtmlTraits.Boundary);

    private void EndFrom(int index, bool onlyThis = false)
    {
        if (onlyThis)
        {
            var (element, isHidden) = _open[index];
            _open.RemoveAt(index);
            Count(element, isHidden, -1);
            onEnd(element);
            return;
        }

        while (_open.Count > index)
        {
            var (element, isHidden) = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            onEnd(element);
            Count(element, isHidden, -1);
        }
    }

    private void Count(HtmlElement element, bool isHidden, int change)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, element.Name, out _) += change;
        _hidden += isHidden ? change : 0;
        _preformatted += element.Is(HtmlTraits.Preformatted) ? change : 0;
        _foreign += element.Is(HtmlTraits.Foreign) ? change : 0;
    }
}
