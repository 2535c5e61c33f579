using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>The vectors of one segment in memory, as bytes, with the documents that they belong to.</summary>
internal sealed class VectorBlock
{
    private const int BatchSize = 1024;
    private const int FewInRows = 16;

    private readonly int[] _documents;
    private readonly int _liveDocuments;
    private readonly int _deletedAtFirst;

    private VectorBlock(
        Int8Vectors vectors, int[] documents, int liveDocuments, int deletedAtFirst, HnswGraph? graph)
    {
        Vectors = vectors;
        _documents = documents;
        _liveDocuments = liveDocuments;
        _deletedAtFirst = deletedAtFirst;
        Graph = graph;
    }

    /// <summary>The rows, in the order of their documents.</summary>
    public Int8Vectors Vectors { get; }

    /// <summary>The document of each row.</summary>
    public ReadOnlySpan<int> Documents => _documents;

    /// <summary>The graph over the rows, if there is one.</summary>
    public HnswGraph? Graph { get; }

    /// <summary>Reads the vectors of a segment, those of chunks that are deleted already left out.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="dimensions">The components of a vector.</param>
    /// <param name="saved">A graph that may be of this segment. If it is, the block has the rows that it is
    /// over.</param>
    public static VectorBlock Load(AtomicReader segment, int dimensions, SavedGraph? saved)
    {
        var documents = DocumentsWithVector(segment);
        if (saved?.Dimensions == dimensions && IsOver(saved.Labels, documents, segment))
        {
            var vectors = Read(segment, saved.Labels, dimensions);
            if (RowMatch.Hashes(vectors).AsSpan().SequenceEqual(saved.Rows))
            {
                return new VectorBlock(
                    vectors, saved.Labels, segment.NumDocs, saved.Labels.Length - documents.Length,
                    new HnswGraph(saved.Links, vectors));
            }
        }

        return new VectorBlock(Read(segment, documents, dimensions), documents, segment.NumDocs, 0, null);
    }

    /// <summary>
    /// Whether all that is live for this reader is in the block: deletions only ever grow, so that a block serves the
    /// reader it was loaded for and every later one of the segment.
    /// </summary>
    public bool Covers(AtomicReader segment) => segment.NumDocs <= _liveDocuments;

    /// <summary>The share of the rows that are deleted.</summary>
    public double DeletedShare(AtomicReader segment) =>
        _documents.Length == 0
            ? 0
            : (_deletedAtFirst + _liveDocuments - segment.NumDocs) / (double)_documents.Length;

    /// <summary>How many rows may be found: those of live chunks that a filter lets through.</summary>
    public int Findable(AtomicReader segment, FixedBitSet? allowed) => Math.Max(
        0, (allowed?.Cardinality ?? _documents.Length) - (_deletedAtFirst + _liveDocuments - segment.NumDocs));

    /// <summary>The block with a graph over its rows.</summary>
    public VectorBlock With(HnswGraph graph) =>
        new(Vectors, _documents, _liveDocuments, _deletedAtFirst, graph);

    /// <summary>The block without the rows that are deleted for this reader.</summary>
    public VectorBlock WithoutDeleted(AtomicReader segment)
    {
        var live = segment.LiveDocs;
        int[] kept = [.. Enumerable.Range(0, _documents.Length).Where(row => live?.Get(_documents[row]) != false)];
        var vectors = new Int8Vectors(Vectors.Dimensions, kept.Length);
        foreach (var row in kept)
        {
            vectors.Add(Vectors, row);
        }

        return new VectorBlock(vectors, [.. kept.Select(row => _documents[row])], segment.NumDocs, 0, null);
    }

    /// <summary>Offers about the nearest chunks, found by the graph.</summary>
    /// <param name="query">What to be near to.</param>
    /// <param name="breadth">How many to offer.</param>
    /// <param name="segment">The segment of the block.</param>
    /// <param name="allowed">The chunks that a filter lets through; null for all.</param>
    /// <param name="budget">How many rows may be compared.</param>
    /// <param name="best">Takes the chunks.</param>
    /// <param name="compared">How many rows were compared.</param>
    /// <returns>False when the budget was used up; then nothing was offered.</returns>
    public bool TryWalk(
        Int8Query query, int breadth, AtomicReaderContext segment, FixedBitSet? allowed, int budget,
        TopCandidates best, out int compared)
    {
        var live = segment.AtomicReader.LiveDocs;
        var found = allowed is null && live is null
            ? Graph!.Search(query, breadth, new EveryRow(), budget, out compared)
            : Graph!.Search(query, breadth, new FindableRows(_documents, live, allowed), budget, out compared);
        foreach (var row in found ?? [])
        {
            best.Offer(row.Score, segment, _documents[row.Row]);
        }

        return found is not null;
    }

    /// <summary>Offers every chunk that is allowed and not deleted, with about its dot product.</summary>
    public void Scan(
        Int8Query query, AtomicReaderContext segment, FixedBitSet? allowed, TopCandidates best,
        CancellationToken cancellationToken)
    {
        Span<float> scores = stackalloc float[BatchSize];
        Span<int> rows = stackalloc int[BatchSize];
        if (allowed is null)
        {
            for (var first = 0; first < _documents.Length; first += BatchSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = scores[..Math.Min(BatchSize, _documents.Length - first)];
                Vectors.Score(query, first, batch);
                Offer(batch, _documents.AsSpan(first), segment, best);
            }

            return;
        }

        Span<int> documents = stackalloc int[BatchSize];
        var next = new AllowedRows(_documents, allowed);
        for (var count = next.Take(rows, documents); count > 0; count = next.Take(rows, documents))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Vectors.Score(query, rows[..count], scores);
            Offer(scores[..count], documents, segment, best);
        }
    }

    private static void Offer(
        ReadOnlySpan<float> scores, ReadOnlySpan<int> documents, AtomicReaderContext segment, TopCandidates best)
    {
        var live = segment.AtomicReader.LiveDocs;
        var least = best.Least;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= least && live?.Get(documents[i]) != false)
            {
                best.Offer(scores[i], segment, documents[i]);
                least = best.Least;
            }
        }
    }

    private static Int8Vectors Read(AtomicReader segment, int[] documents, int dimensions)
    {
        var vectors = new Int8Vectors(dimensions, documents.Length);
        var stored = documents.Length > 0 ? segment.GetBinaryDocValues(ChunkFields.Vector) : null;
        var bytes = new BytesRef();
        var vector = new float[dimensions];
        foreach (var document in documents)
        {
            stored!.Get(document, bytes);
            VectorBytes.Read(bytes, vector);
            vectors.Add(vector);
        }

        return vectors;
    }

    // The rows of a graph are documents with vectors, and all of those that live are among them.
    private static bool IsOver(int[] labels, int[] live, AtomicReader segment)
    {
        var hasVector = segment.GetDocsWithField(ChunkFields.Vector);
        var next = 0;
        foreach (var label in labels)
        {
            if (hasVector is null || label >= segment.MaxDoc || !hasVector.Get(label))
            {
                return false;
            }

            next += next < live.Length && live[next] == label ? 1 : 0;
        }

        return next == live.Length;
    }

    private static int[] DocumentsWithVector(AtomicReader segment)
    {
        var hasVector = segment.GetDocsWithField(ChunkFields.Vector);
        var live = segment.LiveDocs;
        return hasVector is null
            ? []
            : [.. Enumerable.Range(0, segment.MaxDoc).Where(id => hasVector.Get(id) && live?.Get(id) != false)];
    }

    /// <summary>The rows that a search may find.</summary>
    private readonly struct FindableRows(int[] documents, IBits? live, FixedBitSet? allowed) : IRowFilter
    {
        public bool Accepts(int row)
        {
            var document = documents[row];
            return allowed?.Get(document) != false && live?.Get(document) != false;
        }
    }

    /// <summary>
    /// Walks the rows that a filter lets through: along the rows, or along the filter when it has few.
    /// </summary>
    private struct AllowedRows(int[] documents, FixedBitSet allowed)
    {
        private readonly bool _isFew = (long)allowed.Cardinality * FewInRows < documents.Length;
        private int _at;

        public int Take(Span<int> rows, Span<int> found)
        {
            var count = 0;
            while (count < rows.Length && Next() is var row and >= 0)
            {
                rows[count] = row;
                found[count++] = documents[row];
            }

            return count;
        }

        private int Next()
        {
            if (!_isFew)
            {
                while (_at < documents.Length && !allowed.Get(documents[_at]))
                {
                    _at++;
                }

                return _at < documents.Length ? _at++ : -1;
            }

            while (_at < allowed.Length && allowed.NextSetBit(_at) is var document and >= 0)
            {
                _at = document + 1;
                if (Array.BinarySearch(documents, document) is var row and >= 0)
                {
                    return row;
                }
            }

            return -1;
        }
    }
}
