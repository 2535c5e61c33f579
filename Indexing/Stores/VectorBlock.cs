using System.Numerics.Tensors;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>The vectors of one segment, one after the other in memory, for the exact search.</summary>
internal sealed class VectorBlock
{
    private const int VectorsBetweenChecks = 4096;

    private readonly float[] _values;
    private readonly int[] _documents;
    private readonly int _dimensions;

    private VectorBlock(float[] values, int[] documents, int dimensions)
    {
        _values = values;
        _documents = documents;
        _dimensions = dimensions;
    }

    /// <summary>
    /// Reads the vectors of a segment, those of deleted chunks too: which are deleted changes, the block does not.
    /// </summary>
    public static VectorBlock Load(AtomicReader segment, int dimensions)
    {
        var documents = DocumentsWithVector(segment);
        var values = GC.AllocateUninitializedArray<float>(checked(documents.Length * dimensions));
        if (documents.Length > 0)
        {
            var stored = segment.GetBinaryDocValues(ChunkFields.Vector);
            var bytes = new BytesRef();
            for (var i = 0; i < documents.Length; i++)
            {
                stored.Get(documents[i], bytes);
                VectorBytes.Read(bytes, values.AsSpan(i * dimensions, dimensions));
            }
        }

        return new VectorBlock(values, documents, dimensions);
    }

    /// <summary>
    /// Offers every chunk of the segment that is allowed and not deleted, with the dot product of its vector and the
    /// query.
    /// </summary>
    public void Scan(
        ReadOnlySpan<float> query, AtomicReaderContext segment, FixedBitSet? allowed, TopCandidates best,
        CancellationToken cancellationToken)
    {
        var live = segment.AtomicReader.LiveDocs;
        for (var i = 0; i < _documents.Length; i++)
        {
            if (i % VectorsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (allowed?.Get(_documents[i]) == false)
            {
                continue;
            }

            var score = TensorPrimitives.Dot(query, _values.AsSpan(i * _dimensions, _dimensions));
            if (best.MayTake(score) && live?.Get(_documents[i]) != false)
            {
                best.Offer(score, segment, _documents[i]);
            }
        }
    }

    private static int[] DocumentsWithVector(AtomicReader segment)
    {
        var hasVector = segment.GetDocsWithField(ChunkFields.Vector);
        return hasVector is null ? [] : [.. Enumerable.Range(0, segment.MaxDoc).Where(hasVector.Get)];
    }
}
