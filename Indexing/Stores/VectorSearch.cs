using System.Numerics.Tensors;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Finds the chunks nearest to a vector: by bytes first, then the best of those by their full vectors.</summary>
internal sealed class VectorSearch(int dimensions)
{
    /// <summary>How many times as many chunks are compared by their full vectors as are asked for.</summary>
    public const int Oversampling = 4;

    private const int LeastPool = 40;

    private readonly VectorBlocks _blocks = new(dimensions);

    /// <summary>The nearest chunks, nearest first, with the dot product of their full vectors.</summary>
    public Candidate[] Find(
        IndexSnapshot snapshot, ReadOnlySpan<float> vector, int top, MetadataFilter? filter,
        CancellationToken cancellationToken)
    {
        var query = Int8Query.Of(vector);
        var pool = new TopCandidates((int)Math.Min(int.MaxValue, Math.Max(LeastPool, (long)top * Oversampling)));
        foreach (var segment in snapshot.Reader.Leaves)
        {
            var allowed = filter is null ? null : SegmentFilter.Of(segment.AtomicReader, filter, cancellationToken);
            _blocks.Of(segment.AtomicReader).Scan(query, segment, allowed, pool, cancellationToken);
        }

        return Rescore(pool.Drain(), vector, top, cancellationToken);
    }

    private static Candidate[] Rescore(
        Candidate[] pool, ReadOnlySpan<float> query, int top, CancellationToken cancellationToken)
    {
        var best = new TopCandidates(top);
        var bytes = new BytesRef();
        var vector = new float[query.Length];
        BinaryDocValues? stored = null;
        AtomicReaderContext? segment = null;
        // In the order of the file.
        Array.Sort(pool, static (x, y) => x.Document.CompareTo(y.Document));
        foreach (var candidate in pool)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (stored is null || candidate.Segment != segment)
            {
                segment = candidate.Segment;
                stored = segment.AtomicReader.GetBinaryDocValues(ChunkFields.Vector);
            }

            stored.Get(candidate.DocumentInSegment, bytes);
            VectorBytes.Read(bytes, vector);
            best.Offer(TensorPrimitives.Dot(query, vector), segment!, candidate.DocumentInSegment);
        }

        return best.Drain();
    }
}
