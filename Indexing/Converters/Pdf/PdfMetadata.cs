using Search.Pipeline;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Search.Indexing;

/// <summary>What a file says about itself.</summary>
internal static class PdfMetadata
{
    public static string? TitleOf(PdfDocument document) => Clean(document.Information.Title);

    public static DocumentMetadata Of(PdfDocument document)
    {
        var information = document.Information;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["page_count"] = (long)document.NumberOfPages,
        };
        Add(values, "author", Clean(information.Author));
        Add(values, "subject", Clean(information.Subject));
        Add(values, "keywords", Clean(information.Keywords));
        Add(values, "created", DateOf(information, static one => one.GetCreatedDateTimeOffset()));
        Add(values, "modified", DateOf(information, static one => one.GetModifiedDateTimeOffset()));
        Add(values, "language", LanguageOf(document));
        return new DocumentMetadata(values);
    }

    private static void Add(Dictionary<string, object?> values, string name, object? value)
    {
        if (value is not null)
        {
            values[name] = value;
        }
    }

    // A date that is none is not worth more than a missing one.
    private static DateTimeOffset? DateOf(
        DocumentInformation information, Func<DocumentInformation, DateTimeOffset?> read)
    {
        try
        {
            return read(information);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string? LanguageOf(PdfDocument document) =>
        document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out StringToken language)
            ? Clean(language.Data)
            : null;

    private static string? Clean(string? value)
    {
        var clean = value is null
            ? ""
            : string.Concat(value.Select(c => char.IsControl(c) ? ' ' : char.IsSurrogate(c) ? '\uFFFD' : c)).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
