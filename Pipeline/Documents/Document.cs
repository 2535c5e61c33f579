namespace Search.Pipeline;

/// <summary>What a converter made of one file: its text without the markup, and the way back to the file.</summary>
public sealed record Document
{
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
}
