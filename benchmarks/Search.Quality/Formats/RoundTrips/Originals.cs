using System.Text;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Opens files without the converters, each in the way of its format.</summary>
internal static class Originals
{
    /// <summary>Opens a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="path">Where it is; needed for PDF alone.</param>
    /// <returns>Null when nothing here can read the type.</returns>
    public static IOriginal? Open(byte[] bytes, string mediaType, string? path = null) => mediaType switch
    {
        "application/pdf" => path is not null && PdfOriginal.IsAvailable ? new PdfOriginal(path) : null,
        "application/epub+zip" => EpubOriginal.Open(bytes),
        "message/rfc822" => MailOriginal.Open(bytes),
        _ when mediaType.EndsWith("wordprocessingml.document", StringComparison.Ordinal) => DocxOriginal.Open(bytes),
        _ when mediaType.EndsWith("presentationml.presentation", StringComparison.Ordinal) => PptxOriginal.Open(bytes),
        _ when mediaType.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) => XlsxOriginal.Open(bytes),
        _ when mediaType.Contains(".oasis.opendocument.", StringComparison.Ordinal) => OpenDocumentOriginal.Open(bytes),
        _ => MarkupText.Of(mediaType) is { } markup ? OpenText(bytes, mediaType, markup) : null,
    };

    private static TextOriginal OpenText(byte[] bytes, string mediaType, MarkupText markup)
    {
        // A place in an RTF file is that of its bytes.
        var file = markup == MarkupText.Rtf ? Encoding.Latin1.GetString(bytes) : Decode(bytes);
        return new TextOriginal(file, markup, mediaType switch
        {
            "text/csv" => NamesOfColumns(file, ','),
            "text/tab-separated-values" => NamesOfColumns(file, '\t'),
            _ when markup == MarkupText.Json => PathTo,
            _ => null,
        });
    }

    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // The first row names the columns; it has no quoted line breaks in the files that are measured.
    private static Func<SourcePlace, string> NamesOfColumns(string file, char delimiter)
    {
        var names = file.Split('\n')[0].TrimEnd('\r').Split(delimiter).Select(name => name.Trim('"')).ToArray();
        return place => (names.ElementAtOrDefault((place.Column ?? 0) - 1) ?? "") + ": ";
    }

    private static string PathTo(SourcePlace place) => string.Join('.', (place.JsonPointer ?? "").Split('/')
        .Where(step => step.Length > 0 && !step.All(char.IsAsciiDigit))
        .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        + ": ";
}
