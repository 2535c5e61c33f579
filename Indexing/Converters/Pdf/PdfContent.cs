using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What was made of a file: text, map and metadata, or the reason why there is none.</summary>
internal sealed record PdfContent
{
    public string? Error { get; init; }

    public string Text { get; init; } = "";

    public SourceMap? Map { get; init; }

    public string? Title { get; init; }

    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.Empty;

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static PdfContent Failed(string error) => new() { Error = error };
}
