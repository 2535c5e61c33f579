namespace Search.Pipeline;

/// <summary>An answer: the exact words, where they stand, and how sure the reader is.</summary>
public sealed record Answer
{
    /// <summary>The words, an exact slice of the chunk's text.</summary>
    public required string Text { get; init; }

    /// <summary>The numbers behind the answer, each with a meaning of its own.</summary>
    public required AnswerScores Scores { get; init; }

    /// <summary>The chunk that the answer was read in.</summary>
    public required Chunk Chunk { get; init; }

    /// <summary>The place of the answer in the chunk's text.</summary>
    public required TextSpan SpanInChunk { get; init; }

    /// <summary>The words around the answer.</summary>
    public required AnswerContext Context { get; init; }

    /// <summary>The model that read the answer.</summary>
    public required ModelIdentity Model { get; init; }

    /// <summary>
    /// The other places that give the same answer, best first: filled when the reader was asked to group them.
    /// </summary>
    public IReadOnlyList<Answer> Evidence { get; init; } = [];

    /// <summary>The document that holds the answer.</summary>
    public string DocumentId => Chunk.DocumentId;

    /// <summary>The place of the answer in the document's text.</summary>
    public TextSpan Span => SpanInChunk.Shift(Chunk.Span.Start);

    /// <summary>The same place in Unicode code points, for clients whose strings are not UTF-16.</summary>
    public TextSpan CodePoints
    {
        get
        {
            var start = Chunk.CodePointStart + CodePointCount.Of(Chunk.Text.AsSpan(0, SpanInChunk.Start));
            return new TextSpan(start, start + CodePointCount.Of(Text));
        }
    }

    /// <summary>Where in the file the answer stands.</summary>
    public SourceLocation Location => Chunk.SourceMap.Locate(SpanInChunk);
}
