using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gathers what an HTML file says about itself.</summary>
internal sealed class HtmlMetadata
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>The title from <c>title</c>.</summary>
    public string? Title { get; private set; }

    public void AddTitle(string title)
    {
        if (Title is null && title.Length > 0)
        {
            Title = title;
        }
    }

    public void AddLanguage(string language) => Add("language", language);

    /// <summary>Takes in a <c>meta</c> tag by its <c>name</c> or <c>property</c>; unknown ones are left out.</summary>
    public void AddMeta(string name, string content)
    {
        switch (name.Trim().ToLowerInvariant())
        {
            case "author" or "dc.creator" or "dcterms.creator":
                Add("author", content);
                break;
            case "description" or "og:description" or "dcterms.description":
                Add("description", content);
                break;
            case "keywords":
                Add("keywords", content);
                break;
            case "article:published_time" or "date" or "dc.date" or "dcterms.date" or "dcterms.created":
                AddDate("published", content);
                break;
            case "article:modified_time" or "last-modified" or "dcterms.modified":
                AddDate("modified", content);
                break;
        }
    }

    public DocumentMetadata Build() => _values.Count == 0 ? DocumentMetadata.Empty : new DocumentMetadata(_values);

    private void AddDate(string name, string content)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParse(content, CultureInfo.InvariantCulture, Styles, out var date))
        {
            _values.TryAdd(name, date);
        }
        else
        {
            Add(name, content);
        }
    }

    private void Add(string name, string content)
    {
        if (!string.IsNullOrWhiteSpace(content))
        {
            _values.TryAdd(name, content.Trim());
        }
    }
}
