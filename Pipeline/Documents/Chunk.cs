namespace Search.Pipeline;

/// <summary>
/// An exact slice of a document: <c>chunk.Text == document.Text[chunk.Span.Start..chunk.Span.End]</c>, always.
/// </summary>
/// <remarks>A chunk is what is embedded, stored, retrieved and read. It knows its place without the document.</remarks>
public sealed record Chunk
{
    /// <summary>The name of the chunk, unique in an index.</summary>
    public required string Id { get; init; }

    /// <summary>The <see cref="Document.Id"/> of the document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The number of chunks before this one in the document.</summary>
    public required int Index { get; init; }

    /// <summary>The text of the slice.</summary>
    public required string Text { get; init; }

    /// <summary>The place of the slice in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The start of <see cref="Span"/> in Unicode code points.</summary>
    public required int CodePointStart { get; init; }

    /// <summary>The way from ranges of <see cref="Text"/> to places in the file.</summary>
    public required SourceMap SourceMap { get; init; }

    /// <summary>The media type of the file.</summary>
    public required string MediaType { get; init; }

    /// <summary>The end of <see cref="Span"/> in Unicode code points.</summary>
    public int CodePointEnd => CodePointStart + CodePointCount.Of(Text);

    /// <summary>The title of the document, if any.</summary>
    public string? Title { get; init; }

    /// <summary>The metadata of the document.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.Empty;

    /// <summary>
    /// The <see cref="Id"/> of the larger chunk that this one was cut out of; null when there is none.
    /// </summary>
    public string? ParentId { get; init; }

    /// <summary>
    /// Whether the chunk is longer than was asked for, because what it holds is not cut: a character as readers see it,
    /// a table row.
    /// </summary>
    public bool IsOversized { get; init; }

    /// <summary>Where in the file the chunk stands.</summary>
    public SourceLocation Location => SourceMap.Locate(new TextSpan(0, Text.Length));

    /// <summary>Cuts a chunk out of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="span">The slice, in the document's text.</param>
    /// <param name="index">The number of chunks before this one.</param>
    /// <param name="codePointStart">The start of the slice in code points.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slice reaches beyond the text.</exception>
    public static Chunk Of(Document document, TextSpan span, int index, int codePointStart)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new Chunk
        {
            Id = $"{document.Id}#{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            DocumentId = document.Id,
            Index = index,
            Text = span.Of(document.Text),
            Span = span,
            CodePointStart = codePointStart,
            SourceMap = document.SourceMap.Slice(span),
            MediaType = document.MediaType,
            Title = document.Title,
            Metadata = document.Metadata,
        };
    }
}
