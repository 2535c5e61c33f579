using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Goes through the chunks of a snapshot that a filter lets through.</summary>
internal static class ChunkScan
{
    private static readonly HashSet<string> DocumentIdOnly = [ChunkFields.DocumentId];

    /// <summary>Segments with the numbers of their chunks that pass and are not deleted.</summary>
    public static IEnumerable<(AtomicReader Segment, int Document)> In(
        IndexReader reader, MetadataFilter? filter, CancellationToken cancellationToken)
    {
        foreach (var segment in reader.Leaves.Select(leaf => leaf.AtomicReader))
        {
            IBits? passing = filter is null
                ? segment.GetDocsWithField(ChunkFields.Vector)
                : SegmentFilter.Of(segment, filter, cancellationToken);
            var live = segment.LiveDocs;
            for (var document = 0; passing is not null && document < segment.MaxDoc; document++)
            {
                if (passing.Get(document) && live?.Get(document) != false)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return (segment, document);
                }
            }
        }
    }

    /// <summary>Chunks in the order of their ids, beginning after one.</summary>
    public static IReadOnlyList<(AtomicReader Segment, int Document)> Ordered(
        IndexReader reader, MetadataFilter? filter, string? after, CancellationToken cancellationToken)
    {
        var ids = new List<(string Id, AtomicReader Segment, int Document)>();
        foreach (var (segment, document) in In(reader, filter, cancellationToken))
        {
            var id = IdOf(segment, document);
            if (after is null || string.CompareOrdinal(id, after) > 0)
            {
                ids.Add((id, segment, document));
            }
        }

        ids.Sort((x, y) => string.CompareOrdinal(x.Id, y.Id));
        return [.. ids.Select(item => (item.Segment, item.Document))];
    }

    /// <summary>The number of a chunk in the whole index; null when there is none with this id.</summary>
    public static int? Find(IndexReader reader, string chunkId, CancellationToken cancellationToken)
    {
        var hasId = MetadataFilter.Field("id") == chunkId;
        foreach (var leaf in reader.Leaves)
        {
            var passing = SegmentFilter.Of(leaf.AtomicReader, hasId, cancellationToken);
            var live = leaf.AtomicReader.LiveDocs;
            for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
            {
                if (passing.Get(document) && live?.Get(document) != false)
                {
                    return leaf.DocBase + document;
                }
            }
        }

        return null;
    }

    /// <summary>The files that chunks with a filter belong to, with the number of such chunks in each.</summary>
    public static IReadOnlyDictionary<string, int> Sources(
        IndexReader reader, MetadataFilter filter, IReadOnlyDictionary<string, IndexedSource> sources,
        CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (segment, document) in In(reader, filter, cancellationToken))
        {
            var documentId = segment.Document(document, DocumentIdOnly)
                .Get(ChunkFields.DocumentId, CultureInfo.InvariantCulture);
            var id = SourceOf(documentId, sources);
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        return counts;
    }

    // A part of a file is named after it.
    private static string SourceOf(string documentId, IReadOnlyDictionary<string, IndexedSource> sources)
    {
        if (sources.ContainsKey(documentId))
        {
            return documentId;
        }

        return sources.Keys.Where(id => Document.BelongsTo(documentId, id)).MaxBy(id => id.Length)
            ?? throw new InvalidDataException($"The document '{documentId}' belongs to no file of the index");
    }

    private static string IdOf(AtomicReader segment, int document)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(ChunkFields.Id).Get(document, bytes);
        return bytes.Utf8ToString();
    }
}
