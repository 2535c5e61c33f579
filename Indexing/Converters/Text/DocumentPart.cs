using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A range of a document that is to be a document of its own, such as a row of a table.</summary>
/// <param name="Name">Its name, unique in the document.</param>
/// <param name="Span">Where it stands in the document's text.</param>
internal sealed record DocumentPart(string Name, TextSpan Span)
{
    public string? Title { get; init; }

    public IReadOnlyDictionary<string, object?> Metadata { get; init; } = DocumentMetadata.Empty;

    /// <summary>Cuts a document into its parts; without any, it stays whole.</summary>
    public static IReadOnlyList<Document> Cut(Document whole, IReadOnlyCollection<DocumentPart> parts) =>
        parts.Count == 0 ? [whole] : [.. parts.Select(part => part.From(whole))];

    private Document From(Document whole) => whole with
    {
        Id = Document.PartId(whole.Id, Name),
        Text = whole.Text[Span.Start..Span.End],
        SourceMap = whole.SourceMap.Slice(Span),
        Title = Title,
        Metadata = Metadata.Count == 0 ? DocumentMetadata.Empty : new DocumentMetadata(Metadata),
    };
}
