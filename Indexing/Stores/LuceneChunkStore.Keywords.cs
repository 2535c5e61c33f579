using Search.Pipeline;

namespace Search.Indexing;

public sealed partial class LuceneChunkStore
{
    /// <summary>Finds chunks by a query in the query syntax.</summary>
    /// <param name="query">
    /// Words count as in a plain question. <c>"a phrase"</c> must stand in the chunk, as must <c>+word</c>;
    /// <c>-word</c> and <c>-"a phrase"</c> must not. <c>title:</c>, <c>heading:</c> or <c>text:</c> before a word or a
    /// phrase looks in that part of the chunk alone. At most 10,000 characters.
    /// </param>
    /// <param name="top">How many chunks to return at most, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Chunks, best first; none for a query that only says what must not stand there.</returns>
    /// <remarks>In an index of format 1, which has no positions, the words of a phrase may stand anywhere.</remarks>
    /// <exception cref="FormatException">A quotation does not end, or the query is too long.</exception>
    public ValueTask<IReadOnlyList<ScoredChunk>> SearchSyntaxAsync(
        string query, int top, MetadataFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        return Read(
            snapshot => SyntaxQuery.Of(query, snapshot.Languages, _options) is { } parsed
                ? ChunkSearch.ByQuery(snapshot, parsed, top, filter, cancellationToken)
                : [],
            cancellationToken);
    }

    /// <summary>Says how the score of a chunk for a question comes about.</summary>
    /// <param name="question">Plain words, as in <see cref="SearchKeywordsAsync"/>.</param>
    /// <param name="chunkId">The chunk.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The explanation, of value 0 when the chunk shares no word with the question; null for an unknown chunk.
    /// </returns>
    public ValueTask<ScoreExplanation?> ExplainAsync(
        string question, string chunkId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentException.ThrowIfNullOrEmpty(chunkId);
        return Read(
            snapshot => ChunkScan.Find(snapshot.Reader, chunkId, cancellationToken) is { } document
                ? KeywordQuery.Of(question, snapshot.Languages, _options) is { } query
                    ? ScoreExplanation.Of(snapshot.Searcher.Explain(query, document))
                    : new ScoreExplanation(0, "the question has no words", [])
                : null,
            cancellationToken);
    }

    /// <summary>Finds the words of a question in a chunk.</summary>
    /// <param name="question">Plain words.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// Where words stand that count as words of the question, such as other forms of the same stem: ranges of
    /// <see cref="Chunk.Text"/> in order, none touching another. Add <c>chunk.Span.Start</c> for the document.
    /// </returns>
    public ValueTask<IReadOnlyList<TextSpan>> HighlightAsync(
        string question, Chunk chunk, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(chunk);
        return Read(snapshot => KeywordHighlights.Of(question, chunk.Text, snapshot.Languages), cancellationToken);
    }
}
