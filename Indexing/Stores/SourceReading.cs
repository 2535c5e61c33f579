using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads everything that an index holds of a file, in the order in which it was written.</summary>
internal static class SourceReading
{
    /// <summary>The file with all of its chunks, those of its parts included.</summary>
    /// <exception cref="InvalidDataException">A chunk cannot be read.</exception>
    public static SourceUpdate Of(
        IndexReader reader, IndexedSource source, int dimensions, CancellationToken cancellationToken)
    {
        var term = new Term(ChunkFields.DocumentId, source.Id);
        var chunks = new List<EmbeddedChunk>();
        foreach (var segment in reader.Leaves.Select(leaf => leaf.AtomicReader))
        {
            foreach (var document in ChunksWith(segment, term))
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunks.Add(Read(segment, document, dimensions));
            }
        }

        return new SourceUpdate(source, chunks);
    }

    /// <summary>Reads one chunk with its vector.</summary>
    public static EmbeddedChunk Read(AtomicReader segment, int document, int dimensions)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(ChunkFields.Vector).Get(document, bytes);
        var vector = new float[dimensions];
        VectorBytes.Read(bytes, vector);
        return new EmbeddedChunk(ChunkDocuments.Read(segment, document), vector);
    }

    /// <summary>The chunks of a segment that have a term and are not deleted.</summary>
    public static IEnumerable<int> ChunksWith(AtomicReader segment, Term term)
    {
        if (segment.GetTermDocsEnum(term) is not { } documents
            || segment.GetDocsWithField(ChunkFields.Vector) is not { } isChunk)
        {
            yield break;
        }

        var live = segment.LiveDocs;
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            if (isChunk.Get(documents.DocID) && live?.Get(documents.DocID) != false)
            {
                yield return documents.DocID;
            }
        }
    }
}
