using Lucene.Net.Search;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Searches a snapshot of the index and reads the chunks it finds.</summary>
internal sealed class ChunkSearch(LuceneChunkStoreOptions options, VectorSearch vectors)
{
    public IReadOnlyList<ScoredChunk> ByWords(
        IndexSnapshot snapshot, string question, int top, MetadataFilter? filter, CancellationToken cancellationToken)
    {
        return KeywordQuery.Of(question, snapshot.Languages, options) is { } query
            ? ByQuery(snapshot, query, top, filter, cancellationToken)
            : [];
    }

    /// <summary>The chunks that a query of Lucene's finds.</summary>
    public static IReadOnlyList<ScoredChunk> ByQuery(
        IndexSnapshot snapshot, Query query, int top, MetadataFilter? filter, CancellationToken cancellationToken)
    {
        var best = new TopCandidates(top);
        snapshot.Searcher.Search(
            query, filter is null ? null : new ChunkFilter(filter, cancellationToken),
            new TopCandidatesCollector(best, cancellationToken));
        return
        [
            .. best.Drain().Select(found =>
                new ScoredChunk(Read(snapshot, found, cancellationToken), found.Score) { KeywordScore = found.Score }),
        ];
    }

    public IReadOnlyList<ScoredChunk> ByVector(
        IndexSnapshot snapshot, ReadOnlySpan<float> vector, int top, MetadataFilter? filter,
        CancellationToken cancellationToken)
    {
        return
        [
            .. vectors.Find(snapshot, vector, top, filter, cancellationToken).Select(found =>
                new ScoredChunk(Read(snapshot, found, cancellationToken), found.Score) { VectorScore = found.Score }),
        ];
    }

    private static Chunk Read(IndexSnapshot snapshot, Candidate found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ChunkDocuments.Read(snapshot.Reader, found.Document);
    }
}
