using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A metadata filter as Lucene's searches take one.</summary>
internal sealed class ChunkFilter(MetadataFilter filter, CancellationToken cancellationToken) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits? acceptDocs) =>
        BitsFilteredDocIdSet.Wrap(SegmentFilter.Of(context.AtomicReader, filter, cancellationToken), acceptDocs);
}
