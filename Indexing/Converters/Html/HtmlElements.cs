using System.Collections.Frozen;
using static Search.Indexing.HtmlTraits;

namespace Search.Indexing;

/// <summary>The elements of HTML that are more than a word in a line.</summary>
/// <remarks>
/// The line breaks are those of <c>innerText</c> in the HTML standard: two around a paragraph, one around other blocks;
/// in addition two around the elements that divide a page into sections. Which end tags may be omitted is in the
/// standard, too.
/// </remarks>
internal static class HtmlElements
{
    private const string Words =
        "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup u var";

    private const string Voids =
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr";

    private const string Hidden = "template noscript audio video canvas datalist annotation annotation-xml rp";
    private const string HiddenText = "iframe noembed noframes style";
    private const string Lines =
        "div address form fieldset legend figcaption summary center dir menu hgroup search body optgroup";

    private const string Sections =
        "article aside blockquote details dialog dl figure footer header main nav ol section ul";

    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
    private static readonly string[] Cells = ["td", "th"];
    private static readonly string[] Groups = ["thead", "tbody", "tfoot", "caption", "colgroup"];

    private static readonly FrozenDictionary<string, HtmlElement> ByName =
        List().ToDictionary(element => element.Name).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element of that name, in lower case; a name that is not in the list is a word in a line.</summary>
    public static HtmlElement Find(ReadOnlySpan<char> name) =>
        BySpan.TryGetValue(name, out var element) ? element : new HtmlElement(name.ToString());

    private static IEnumerable<HtmlElement> List() =>
    [
        .. Words.Split(' ').Select(name => new HtmlElement(name)),
        .. Voids.Split(' ').Select(name => new HtmlElement(name, HtmlTraits.Void, LineBreaks: name == "hr" ? 2 : 0)),
        .. Hidden.Split(' ').Select(name => new HtmlElement(name, HtmlTraits.Hidden)),
        .. HiddenText.Split(' ').Select(name => new HtmlElement(name, HtmlTraits.Hidden | RawText)),
        .. Lines.Split(' ').Select(name => BlockOf(name, 1)),
        .. Sections.Split(' ').Select(name => BlockOf(name, 2)),
        .. Headings.Select((name, i) => BlockOf(name, 2) with { HeadingLevel = i + 1, Closes = ["p", .. Headings] }),
        .. Cells.Select(name => new HtmlElement(name, Boundary | TablePart) { Closes = Cells, ClosesWithin = ["tr"] }),
        .. Groups.Select(name => TablePartOf(name, [.. Cells, "tr", .. Groups])),
        TablePartOf("tr", [.. Cells, "tr", "caption", "colgroup"]),
        new HtmlElement("table", Boundary | TablePart | Block, 2) { Closes = ["p"] },
        new HtmlElement("script", HtmlTraits.Hidden | Script),
        new HtmlElement("title", HtmlTraits.Hidden | EscapableText),
        new HtmlElement("textarea", EscapableText | Preformatted, 1),
        new HtmlElement("button", Boundary),
        new HtmlElement("object", Boundary),
        new HtmlElement("svg", Boundary | Foreign),
        new HtmlElement("math", Boundary | Foreign),
        BlockOf("p", 2),
        BlockOf("pre", 2) with { Traits = Block | Preformatted },
        BlockOf("listing", 2) with { Traits = Block | Preformatted },
        BlockOf("xmp", 2) with { Traits = Block | Preformatted | RawText },
        BlockOf("plaintext", 2) with { Traits = Block | Preformatted | RawText },
        BlockOf("li", 1) with { Closes = ["p", "li"], ClosesWithin = ["ul", "ol", "menu", "dir"] },
        BlockOf("dt", 1) with { Closes = ["p", "dt", "dd"], ClosesWithin = ["dl"] },
        BlockOf("dd", 1) with { Closes = ["p", "dt", "dd"], ClosesWithin = ["dl"] },
        BlockOf("option", 1) with { Closes = ["option"], ClosesWithin = ["select", "datalist"] },
    ];

    private static HtmlElement BlockOf(string name, int lineBreaks) => new(name, Block, lineBreaks) { Closes = ["p"] };

    private static HtmlElement TablePartOf(string name, string[] closes) =>
        new(name, TablePart | Block, 1) { Closes = closes, ClosesWithin = ["table"] };
}
