using System.Globalization;
using System.Text;
using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gathers what a file says about itself from a part that holds one property an element.</summary>
/// <param name="work">The conversion.</param>
/// <param name="names">The local names of the elements that are taken in, with the metadata keys that they get.</param>
internal sealed class DocumentProperties(ConversionWork work, IReadOnlyDictionary<string, string> names)
    : XmlWalker(work)
{
    /// <summary>The key of the title, which is no part of the metadata.</summary>
    public const string TitleKey = "title";

    private const int MaxValueLength = 4096;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly StringBuilder _value = new();
    private string? _key;

    /// <summary>The title that the file gives itself.</summary>
    public string? Title => _values.GetValueOrDefault(TitleKey);

    /// <summary>Reads a part, if there is one; what is damaged in it is a warning.</summary>
    public void Read(Stream? part)
    {
        if (part is null)
        {
            return;
        }

        try
        {
            Walk(part);
        }
        catch (XmlException exception)
        {
            Work.WarnOnce($"The properties of the file could not be read: {exception.Message}");
        }
    }

    /// <summary>Adds a value; a second one of the same key is joined to the first.</summary>
    public void Add(string key, string value)
    {
        var trimmed = value.Trim();
        if (trimmed.Length > 0)
        {
            var joined = _values.TryGetValue(key, out var before) ? $"{before}, {trimmed}" : trimmed;
            _values[key] = joined.Length > MaxValueLength ? joined[..MaxValueLength] : joined;
        }
    }

    /// <summary>The metadata without the title: dates and counts as such, the rest as text.</summary>
    public DocumentMetadata Build()
    {
        var metadata = _values
            .Where(pair => pair.Key != TitleKey)
            .Select(pair => new KeyValuePair<string, object?>(pair.Key, Typed(pair.Key, pair.Value)));
        return new DocumentMetadata(metadata);
    }

    /// <summary>The document of a finished text with these properties.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mediaType">The media type of the file.</param>
    /// <param name="firstHeading">The title of a file that gives itself none.</param>
    public Document DocumentOf(PlacedText text, string mediaType, string? firstHeading)
    {
        var (content, map) = text.Build();
        return DocumentOf(content, map, mediaType, firstHeading);
    }

    /// <summary>The document of a text and its map with these properties.</summary>
    public Document DocumentOf(string text, SourceMap map, string mediaType, string? firstHeading) => new()
    {
        Id = Work.File.Id,
        Text = text,
        SourceMap = map,
        MediaType = mediaType,
        Title = Title ?? firstHeading,
        Metadata = Build(),
    };

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        _key = names.GetValueOrDefault(element.LocalName);
        _value.Clear();
        if (element.LocalName == "document-statistic")
        {
            Add("page_count", element.GetAttribute("page-count", element.NamespaceURI) ?? "");
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Characters(string text)
    {
        if (_key is not null && _value.Length < MaxValueLength)
        {
            _value.Append(text);
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        if (_key is not null)
        {
            Add(_key, _value.ToString());
            _key = null;
        }
    }

    private static object Typed(string key, string value)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return key switch
        {
            "created" or "modified" or "published" when DateTimeOffset.TryParse(
                value, CultureInfo.InvariantCulture, Styles, out var date) => date,
            "page_count" when Number(value) is { } count => count,
            _ => value,
        };
    }
}
