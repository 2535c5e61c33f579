namespace Search.Pipeline;

/// <summary>What a converter made of one file: its text without the markup, and the way back to the file.</summary>
public sealed record Document
{
    /// <summary>What stands between the id of a file and the name of a part of it: <c>!/</c>.</summary>
    public const string PartSeparator = "!/";

    /// <summary>
    /// The name of the document in its index; for a file in a folder, the relative path with slashes.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The text; every position in chunks and answers is an index into it.</summary>
    public required string Text { get; init; }

    /// <summary>The way from ranges of <see cref="Text"/> to places in the file.</summary>
    public required SourceMap SourceMap { get; init; }

    /// <summary>The media type of the file, such as <c>text/markdown</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The title that the file gives itself, if any.</summary>
    public string? Title { get; init; }

    /// <summary>What else the file says about itself: author, dates, language, front matter.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.Empty;

    /// <summary>The id of a document that is a part of a file, such as the attachment of a mail.</summary>
    /// <param name="id">The id of the file's document, or of the part that holds this part.</param>
    /// <param name="part">The name of the part, unique there: <c>report.pdf</c>, <c>row-12</c>.</param>
    /// <returns>Both, joined by <c>!/</c>.</returns>
    public static string PartId(string id, string part)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(part);
        return $"{id}{PartSeparator}{part}";
    }

    /// <summary>Whether a document id is that of a file, or of one of its parts.</summary>
    public static bool BelongsTo(string documentId, string fileId)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        ArgumentNullException.ThrowIfNull(fileId);
        return documentId.StartsWith(fileId, StringComparison.Ordinal)
            && (documentId.Length == fileId.Length
                || documentId.AsSpan(fileId.Length).StartsWith(PartSeparator, StringComparison.Ordinal));
    }
}
