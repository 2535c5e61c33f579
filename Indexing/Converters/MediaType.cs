namespace Search.Indexing;

/// <summary>The media types of files: their names, and how to find out which one a file has.</summary>
public static class MediaType
{
    /// <summary>Text without markup.</summary>
    public const string PlainText = "text/plain";

    /// <summary>CommonMark and its extensions.</summary>
    public const string Markdown = "text/markdown";

    /// <summary><c>application/pdf</c></summary>
    public const string Pdf = "application/pdf";

    /// <summary>HTML of any age.</summary>
    public const string Html = "text/html";

    /// <summary>XML that is also HTML.</summary>
    public const string Xhtml = "application/xhtml+xml";

    /// <summary>Bytes of which nothing is known.</summary>
    public const string Binary = "application/octet-stream";

    /// <summary>How many bytes from the start of a file are enough for <see cref="Detect"/>.</summary>
    public const int HeadLength = 8192;

    /// <summary>Finds the media type of a file, from its content first and then from its name.</summary>
    /// <param name="head">The first <see cref="HeadLength"/> bytes, or all of a shorter file.</param>
    /// <param name="fileName">The name or path; only the extension counts.</param>
    /// <returns>
    /// The media type in lower case. Content that contradicts the name wins: a PDF called <c>notes.txt</c> is a PDF.
    /// Text with an unknown extension or none is <see cref="PlainText"/>; other unknown content is <see
    /// cref="Binary"/>.
    /// </returns>
    public static string Detect(ReadOnlySpan<byte> head, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (FileSignatures.Find(head, fileName) is { } signed)
        {
            return signed;
        }

        if (TextDecoder.LooksBinary(head))
        {
            return Binary;
        }

        var named = KnownExtensions.Find(fileName);
        return named is null or PlainText ? TextSignatures.Find(head) ?? PlainText : named;
    }

    /// <summary>The media type without its parameters, in lower case.</summary>
    internal static string WithoutParameters(string mediaType)
    {
        var end = mediaType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? mediaType : mediaType[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>The value of the parameter <c>charset</c>, if there is one.</summary>
    internal static string? CharsetOf(string mediaType)
    {
        const string Name = "charset=";
        if (!mediaType.Contains(';', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var part in mediaType.Split(';', StringSplitOptions.TrimEntries).Skip(1))
        {
            if (part.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            {
                return part[Name.Length..].Trim('"', '\'', ' ');
            }
        }

        return null;
    }
}
