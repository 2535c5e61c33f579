using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>
/// Merges segments as Lucene does, and moreover those whose vectors are compared one by one as soon as together they
/// are enough for a graph.
/// </summary>
/// <param name="leastChunks">How many chunks a segment must have before its graph is searched.</param>
/// <remarks>
/// So a search without a filter never compares more vectors one by one than that, however they were written. A chunk is
/// merged at most once more for it.
/// </remarks>
internal sealed class GraphMergePolicy(int leastChunks) : TieredMergePolicy
{
    public override MergeSpecification? FindMerges(MergeTrigger mergeTrigger, SegmentInfos segmentInfos)
    {
        if (base.FindMerges(mergeTrigger, segmentInfos) is { } usual)
        {
            return usual;
        }

        var small = segmentInfos.Segments.Where(segment => LiveIn(segment) < leastChunks).ToList();
        if (small.Count < 2 || small.Sum(LiveIn) < leastChunks)
        {
            return null;
        }

        var merges = new MergeSpecification();
        merges.Add(new OneMerge(small));
        return merges;
    }

    private long LiveIn(SegmentCommitInfo segment) =>
        segment.Info.DocCount - m_writer.Get().NumDeletedDocs(segment);
}
