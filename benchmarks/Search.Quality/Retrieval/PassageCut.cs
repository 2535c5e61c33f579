using Search.Pipeline;

namespace Search.Quality;

/// <summary>How the documents of an index are cut into chunks.</summary>
/// <param name="Recipe">What tells one way from another; an index cut in another way is filled anew.</param>
/// <param name="Cut">The chunks of a document.</param>
internal sealed record PassageCut(
    string Recipe, Func<Document, CancellationToken, ValueTask<IReadOnlyList<Chunk>>> Cut)
{
    /// <summary>Each document is one chunk; an empty one is none.</summary>
    public static PassageCut Whole { get; } = new(
        "measuring",
        (document, _) => ValueTask.FromResult<IReadOnlyList<Chunk>>(
            document.Text.Length == 0 ? [] : [Chunk.Of(document, new TextSpan(0, document.Text.Length), 0, 0)]));

    /// <summary>Cut as a splitter does, or whole where there is none.</summary>
    public static PassageCut By(IDocumentSplitter? splitter) =>
        splitter is null ? Whole : new(splitter.Version, splitter.SplitAsync);
}
