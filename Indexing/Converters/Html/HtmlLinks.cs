namespace Search.Indexing;

/// <summary>Writes the addresses of links behind their words.</summary>
/// <remarks>The address stands for the end tag of the link, so that the text stays in the order of the file.</remarks>
internal sealed class HtmlLinks(MappedText text)
{
    private string _address = "";
    private int _wordsStart;
    private int _tagStart;
    private int _tagEnd;

    /// <summary>Goes to the end tag that comes next.</summary>
    public void Expect(int start, int end) => (_tagStart, _tagEnd) = (start, end);

    /// <summary>Begins a link.</summary>
    public void Start(string address)
    {
        _address = HtmlReferences.DecodeAll(address).Trim();
        _wordsStart = text.NextStart;
    }

    /// <summary>
    /// Ends a link; one within the page, without words or with its address for words has nothing to
    /// add.
    /// </summary>
    public void End()
    {
        var isOwn = _address.StartsWith('#') || _address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
        if (_address.Length > 0 && !isOwn && text.Length > _wordsStart && text.LineFrom(_wordsStart) != _address)
        {
            var start = Math.Max(_tagStart, text.FileEnd);
            text.Replace($" ({_address})", start, Math.Max(0, _tagEnd - start));
        }

        _address = "";
    }
}
