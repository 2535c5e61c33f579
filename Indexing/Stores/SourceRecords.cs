using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads the records of the files in an index.</summary>
internal static class SourceRecords
{
    public static IReadOnlyDictionary<string, IndexedSource> All(
        IndexReader reader, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<string, IndexedSource>(StringComparer.Ordinal);
        foreach (var source in In(reader))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sources.Add(source.Id, source);
        }

        return sources;
    }

    /// <summary>The number of chunks: a file without any has one document, which is none.</summary>
    public static int CountChunks(IndexReader reader) => reader.Leaves.Sum(leaf => CountChunks(leaf.AtomicReader));

    private static int CountChunks(AtomicReader segment)
    {
        if (segment.GetDocsWithField(ChunkFields.Vector) is not { } isChunk)
        {
            return 0;
        }

        var live = segment.LiveDocs;
        return Enumerable.Range(0, segment.MaxDoc)
            .Count(document => isChunk.Get(document) && live?.Get(document) != false);
    }

    private static IEnumerable<IndexedSource> In(IndexReader reader)
    {
        foreach (var segment in reader.Leaves.Select(leaf => leaf.AtomicReader))
        {
            if (segment.GetBinaryDocValues(ChunkFields.Source) is not { } records)
            {
                continue;
            }

            var live = segment.LiveDocs;
            var hasRecord = segment.GetDocsWithField(ChunkFields.Source);
            var bytes = new BytesRef();
            for (var document = 0; document < segment.MaxDoc; document++)
            {
                if (hasRecord.Get(document) && live?.Get(document) != false)
                {
                    records.Get(document, bytes);
                    yield return SourceRecord.Read(bytes.Bytes.AsMemory(bytes.Offset, bytes.Length));
                }
            }
        }
    }
}
