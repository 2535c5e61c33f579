using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>A document that a search has found, not yet read.</summary>
internal sealed class Candidate(float score, AtomicReaderContext segment, int document)
{
    private string? _id;

    public float Score => score;

    /// <summary>The segment of the document.</summary>
    public AtomicReaderContext Segment => segment;

    /// <summary>The number of the document in its segment.</summary>
    public int DocumentInSegment => document;

    /// <summary>The number of the document in the whole index.</summary>
    public int Document => segment.DocBase + document;

    /// <summary>The chunk's id; read when two scores are equal, which is rare.</summary>
    public string Id => _id ??= ReadId();

    private string ReadId()
    {
        var bytes = new BytesRef();
        segment.AtomicReader.GetBinaryDocValues(ChunkFields.Id).Get(document, bytes);
        return bytes.Utf8ToString();
    }
}
