using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads the chunks of one document.</summary>
internal static class DocumentChunks
{
    public static IReadOnlyList<EmbeddedChunk> Of(
        IndexReader reader, string documentId, int dimensions, CancellationToken cancellationToken)
    {
        // The term also stands at the parts of a file, whose documents are others.
        var term = new Term(ChunkFields.DocumentId, documentId);
        var chunks = new List<EmbeddedChunk>();
        foreach (var segment in reader.Leaves.Select(leaf => leaf.AtomicReader))
        {
            foreach (var document in SourceReading.ChunksWith(segment, term))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (SourceReading.Read(segment, document, dimensions) is var chunk
                    && chunk.Chunk.DocumentId == documentId)
                {
                    chunks.Add(chunk);
                }
            }
        }

        chunks.Sort((x, y) => x.Chunk.Index.CompareTo(y.Chunk.Index));
        return chunks;
    }
}
