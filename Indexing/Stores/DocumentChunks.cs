using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads the chunks of one document.</summary>
internal static class DocumentChunks
{
    public static IReadOnlyList<EmbeddedChunk> Of(
        IndexReader reader, string documentId, int dimensions, CancellationToken cancellationToken)
    {
        var term = new Term(ChunkFields.DocumentId, documentId);
        var chunks = new List<EmbeddedChunk>();
        foreach (var segment in reader.Leaves)
        {
            chunks.AddRange(In(segment.AtomicReader, term, dimensions, cancellationToken));
        }

        chunks.Sort((x, y) => x.Chunk.Index.CompareTo(y.Chunk.Index));
        return chunks;
    }

    private static IEnumerable<EmbeddedChunk> In(
        AtomicReader segment, Term term, int dimensions, CancellationToken cancellationToken)
    {
        if (segment.GetTermDocsEnum(term) is not { } documents
            || segment.GetDocsWithField(ChunkFields.Vector) is not { } isChunk)
        {
            yield break;
        }

        var live = segment.LiveDocs;
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isChunk.Get(documents.DocID) && live?.Get(documents.DocID) != false
                && ChunkDocuments.Read(segment, documents.DocID) is var chunk && chunk.DocumentId == term.Text)
            {
                yield return new EmbeddedChunk(chunk, VectorOf(segment, documents.DocID, dimensions));
            }
        }
    }

    private static float[] VectorOf(AtomicReader segment, int document, int dimensions)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(ChunkFields.Vector).Get(document, bytes);
        var vector = new float[dimensions];
        VectorBytes.Read(bytes, vector);
        return vector;
    }
}
