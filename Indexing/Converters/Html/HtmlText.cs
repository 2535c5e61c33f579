using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Search.Indexing;

/// <summary>Writes what is text in HTML, tag by tag.</summary>
/// <remarks>
/// This works on the tokens, not on the tree, for three reasons: the tokenizer knows where each token stands in the
/// file, which text nodes of a tree do not; the text stays in the order of the file even where a browser would move it,
/// such as text between the rows of a table; and nothing here is recursive, however deep the tags are nested.
/// </remarks>
internal sealed class HtmlText
{
    private readonly MappedText _text;
    private readonly HtmlMetadata _metadata;
    private readonly OpenElements _open;
    private readonly HtmlTables _tables;
    private readonly StringBuilder _title = new();
    private readonly HtmlCharacters _characters;
    private readonly HtmlOptions _options;
    private readonly HtmlLinks? _links;
    private string _source = "";
    private int _headingStart = -1;

    public HtmlText(MappedText text, HtmlMetadata metadata, HtmlOptions? options = null)
    {
        _options = options ?? new HtmlOptions();
        _links = _options.IncludeLinkAddresses ? new HtmlLinks(text) : null;
        _text = text;
        _metadata = metadata;
        _tables = new HtmlTables(text);
        _characters = new HtmlCharacters(text);
        _open = new OpenElements(EndElement);
    }

    /// <summary>The text of the first heading of level 1.</summary>
    public string? FirstHeading { get; private set; }

    /// <summary>How deep the elements are nested.</summary>
    public int Depth => _open.Depth;

    /// <summary>Writes a piece of HTML.</summary>
    /// <param name="source">The HTML; where it has a character other than white space, the file has the same.</param>
    /// <param name="offset">Where it stands in the file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Write(string source, int offset, CancellationToken cancellationToken)
    {
        _source = source;
        _characters.Begin(source, offset);
        // Over memory the tokenizer is four times as fast as over a source that could be written to.
        var memory = new TextSource(new ReadOnlyMemoryTextSource(source));
        using var tokenizer = new HtmlTokenizer(memory, HtmlEntityProvider.Resolver)
        {
            // References are decoded here, where their places are known.
            IsNotConsumingCharacterReferences = true,
        };

        var type = HtmlTokenType.StartTag;
        while (type != HtmlTokenType.EndOfFile)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tokenizer.IsAcceptingCharacterData = _open.IsForeign;
            var start = tokenizer.Position;
            ref var token = ref tokenizer.GetStructToken();
            type = token.Type;
            WriteToken(ref token, start, tokenizer);
        }

        _open.EndAll();
    }

    private void WriteToken(ref StructHtmlToken token, int start, HtmlTokenizer tokenizer)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                StartElement(ref token, start, tokenizer);
                break;
            case HtmlTokenType.EndTag:
                _links?.Expect(start, Math.Min(tokenizer.Position, _source.Length));
                EndTag(HtmlElements.Find(token.Name));
                break;
            case HtmlTokenType.Character:
                WriteCharacters(start, Math.Min(tokenizer.Position, _source.Length));
                break;
        }
    }

    private void StartElement(ref StructHtmlToken token, int start, HtmlTokenizer tokenizer)
    {
        var element = HtmlElements.Find(token.Name);
        _open.EndImplied(element);
        _characters.SkipsLineBreak = false;
        if (element.Is(HtmlTraits.Void))
        {
            WriteVoid(element, ref token, start, tokenizer.Position);
            return;
        }

        if (_open.IsForeign && token.IsSelfClosing)
        {
            return;
        }

        if (element.Name == "html")
        {
            _metadata.AddLanguage(HtmlReferences.DecodeAll(token.GetAttribute("lang").ToString()));
        }

        if (!_open.IsForeign)
        {
            tokenizer.State = ModeOf(element);
        }

        var isHidden = element.Is(HtmlTraits.Hidden)
            || (!_options.IncludeHidden && HtmlVisibility.IsHidden(ref token));
        if (!isHidden && !_open.IsHidden)
        {
            StartShown(element);
            if (_links is not null && element.Name == "a")
            {
                _links.Start(token.GetAttribute("href").ToString());
            }
        }

        _open.Start(element, isHidden);
    }

    private void StartShown(HtmlElement element)
    {
        // A list in a list goes on with the next line.
        Break(element.Name is "ul" or "ol" && _open.Has("li") ? 1 : element.LineBreaks);
        switch (element.Name)
        {
            case "table":
                _tables.StartTable();
                break;
            case "tr":
                _tables.StartRow();
                break;
            case "td" or "th":
                _tables.StartCell();
                break;
        }

        _characters.SkipsLineBreak = element.Is(HtmlTraits.Preformatted);
        if (element.HeadingLevel > 0)
        {
            _headingStart = _text.NextStart;
        }
    }

    private void WriteVoid(HtmlElement element, ref StructHtmlToken token, int start, int end)
    {
        if (element.Name == "meta")
        {
            AddMeta(ref token);
        }

        if (_open.IsHidden)
        {
            return;
        }

        Break(element.LineBreaks);
        if (element.Name == "br")
        {
            _text.BreakAgain();
        }
        else if (element.Name == "img" && !HtmlVisibility.IsHidden(ref token))
        {
            var (valueStart, valueEnd) = HtmlAttribute.Find(_source.AsSpan(start, end - start), "alt");
            _characters.WriteCollapsed(start + valueStart, start + valueEnd, hasReferences: true);
        }
    }

    private void AddMeta(ref StructHtmlToken token)
    {
        var name = token.GetAttribute("name").ToString();
        name = name.Length > 0 ? name : token.GetAttribute("property").ToString();
        _metadata.AddMeta(name, HtmlReferences.DecodeAll(token.GetAttribute("content").ToString()));
    }

    private void EndTag(HtmlElement element)
    {
        _characters.SkipsLineBreak = false;
        if (_open.End(element) || _open.IsHidden)
        {
            return;
        }

        // An end tag alone makes an empty paragraph, and </br> a line break, in every browser.
        if (element.Name == "br")
        {
            _text.BreakAgain();
        }
        else if (element.Name == "p")
        {
            Break(element.LineBreaks);
        }
    }

    private void EndElement(HtmlElement element)
    {
        if (element.Name == "title")
        {
            _metadata.AddTitle(CollapsedTitle());
        }

        if (_open.IsHidden)
        {
            return;
        }

        if (element.HeadingLevel > 0)
        {
            EndHeading(element.HeadingLevel);
        }
        else if (element.Name == "table")
        {
            _tables.EndTable();
        }
        else if (element.Name is "td" or "th")
        {
            _tables.EndCell();
        }
        else if (element.Name == "a")
        {
            _links?.End();
        }

        Break(element.LineBreaks);
    }

    private void EndHeading(int level)
    {
        if (_headingStart >= 0 && _text.Length > _headingStart)
        {
            _text.AddHeading(_headingStart, level);
            FirstHeading ??= level == 1 ? _text.LineFrom(_headingStart) : null;
        }

        _headingStart = -1;
    }

    private void Break(int lineBreaks)
    {
        if (lineBreaks > 0 && !_tables.IsAtCellStart)
        {
            _text.Break(lineBreaks);
        }
    }

    private void WriteCharacters(int start, int end)
    {
        const string SectionStart = "<![CDATA[";
        const string SectionEnd = "]]>";
        var hasReferences = !_open.Has("xmp") && !_open.Has("plaintext");
        if (_open.IsForeign && _source.AsSpan(start).StartsWith(SectionStart))
        {
            hasReferences = false;
            end -= _source.AsSpan(start, end - start).EndsWith(SectionEnd) ? SectionEnd.Length : 0;
            start += SectionStart.Length;
        }

        if (_open.IsHidden)
        {
            if (_open.Has("title") && !_open.IsForeign)
            {
                _title.Append(_source, start, end - start);
            }
        }
        else if (_open.IsPreformatted)
        {
            _characters.WriteExact(start, end, hasReferences);
        }
        else
        {
            _characters.WriteCollapsed(start, end, hasReferences);
        }
    }

    private string CollapsedTitle()
    {
        var title = HtmlReferences.DecodeAll(_title.ToString());
        _title.Clear();
        return string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static HtmlParseMode ModeOf(HtmlElement element) =>
        element.Name == "plaintext" ? HtmlParseMode.Plaintext
        : element.Is(HtmlTraits.Script) ? HtmlParseMode.Script
        : element.Is(HtmlTraits.RawText) ? HtmlParseMode.Rawtext
        : element.Is(HtmlTraits.EscapableText) ? HtmlParseMode.RCData
        : HtmlParseMode.PCData;
}
