using System.Numerics.Tensors;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Finds the documents that are most like one in the index, by the vectors that are there already.</summary>
/// <remarks>
/// A document is looked for with the mean of its chunks' vectors, and a candidate counts with its nearest chunk. No
/// model runs. Thread-safe when its parts are.
/// </remarks>
public sealed class SimilarDocuments
{
    private const int ChunksPerDocument = 4;

    private readonly IVectorIndex _index;
    private readonly IChunkReader _chunks;

    /// <summary>Makes one over a store, which stays the caller's.</summary>
    public SimilarDocuments(IChunkStore store)
        : this(store, store)
    {
    }

    /// <summary>Makes one over an index and what reads its chunks.</summary>
    public SimilarDocuments(IVectorIndex index, IChunkReader chunks)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(chunks);
        (_index, _chunks) = (index, chunks);
    }

    /// <summary>Finds the documents most like one.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="top">How many documents to return at most, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Other documents, most similar first; none when the document is unknown or has no text.</returns>
    public async ValueTask<IReadOnlyList<SimilarDocument>> FindAsync(
        string documentId, int top, MetadataFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(documentId);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var own = await _chunks.GetChunksAsync(documentId, cancellationToken).ConfigureAwait(false);
        if (MeanOf(own) is not { } mean)
        {
            return [];
        }

        var others = MetadataFilter.Merge(MetadataFilter.Field("document_id") != documentId, filter);
        for (var wanted = Times(top, ChunksPerDocument); ; wanted = Times(wanted, 2))
        {
            var found = await _index.SearchVectorAsync(mean, wanted, others, cancellationToken).ConfigureAwait(false);
            SimilarDocument[] documents =
            [
                .. found.DistinctBy(hit => hit.Chunk.DocumentId, StringComparer.Ordinal)
                    .Select(hit => new SimilarDocument(hit.Chunk.DocumentId, hit)),
            ];
            if (documents.Length >= top || found.Count < wanted)
            {
                return [.. documents.Take(top)];
            }
        }
    }

    private static int Times(int count, int factor) => (int)Math.Min(int.MaxValue, (long)count * factor);

    private static float[]? MeanOf(IReadOnlyList<EmbeddedChunk> chunks)
    {
        if (chunks.Count == 0)
        {
            return null;
        }

        var sum = new float[chunks[0].Vector.Length];
        foreach (var chunk in chunks)
        {
            TensorPrimitives.Add(sum, chunk.Vector.Span, sum);
        }

        var norm = TensorPrimitives.Norm<float>(sum);
        if (norm > 0)
        {
            TensorPrimitives.Divide(sum, norm, sum);
            return sum;
        }

        // Vectors that cancel out have no mean direction.
        return chunks[0].Vector.ToArray();
    }
}
