using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Search.Indexing;

/// <summary>BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, 2009), the constants of Lucene.</summary>
/// <remarks>
/// The average length is taken over the chunks that have the field, as in later Lucene versions; version 4.8 divides by
/// all documents, so that a title would count as long where few documents have one.
/// </remarks>
internal sealed class KeywordSimilarity() : BM25Similarity(k1: 1.2f, b: 0.75f)
{
    protected override byte EncodeNormValue(float boost, int fieldLength) => FieldLengths.Encode(fieldLength);

    protected override float DecodeNormValue(byte b) => FieldLengths.Decode(b);

    protected override float AvgFieldLength(CollectionStatistics collectionStats) =>
        collectionStats is { DocCount: > 0, SumTotalTermFreq: > 0 }
            ? collectionStats.SumTotalTermFreq / (float)collectionStats.DocCount
            : base.AvgFieldLength(collectionStats);
}
