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

    private VectorBlock(Int8Vectors vectors, int[] documents, int liveDocuments)
    {
        Vectors = vectors;
        _documents = documents;
        _liveDocuments = liveDocuments;
    }

    /// <summary>The rows, in the order of their documents.</summary>
    public Int8Vectors Vectors { get; }

    /// <summary>Reads the vectors of a segment, those of chunks that are deleted already left out.</summary>
    public static VectorBlock Load(AtomicReader segment, int dimensions)
    {
        var documents = DocumentsWithVector(segment);
        var vectors = new Int8Vectors(dimensions, documents.Length);
        if (documents.Length > 0)
        {
            var stored = segment.GetBinaryDocValues(ChunkFields.Vector);
            var bytes = new BytesRef();
            var vector = new float[dimensions];
            foreach (var document in documents)
            {
                stored.Get(document, bytes);
                VectorBytes.Read(bytes, vector);
                vectors.Add(vector);
            }
        }

        return new VectorBlock(vectors, documents, segment.NumDocs);
    }

    /// <summary>
    /// Whether all that is live for this reader is in the block: deletions only ever grow, so that a block serves the
    /// reader it was loaded for and every later one of the segment.
    /// </summary>
    public bool Covers(AtomicReader segment) => segment.NumDocs <= _liveDocuments;

    /// <summary>The share of the rows that have been deleted since the block was made.</summary>
    public double DeletedShare(AtomicReader segment) =>
        _documents.Length == 0 ? 0 : (_liveDocuments - segment.NumDocs) / (double)_documents.Length;

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

        return new VectorBlock(vectors, [.. kept.Select(row => _documents[row])], segment.NumDocs);
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

    private static int[] DocumentsWithVector(AtomicReader segment)
    {
        var hasVector = segment.GetDocsWithField(ChunkFields.Vector);
        var live = segment.LiveDocs;
        return hasVector is null
            ? []
            : [.. Enumerable.Range(0, segment.MaxDoc).Where(id => hasVector.Get(id) && live?.Get(id) != false)];
    }

    /// <summary>Walks the rows that a filter lets through: along the rows, or along the filter when it has few.</summary>
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
