using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>Hands the documents that a Lucene query matches, with their scores, to the best so far.</summary>
internal sealed class TopCandidatesCollector(TopCandidates best, CancellationToken cancellationToken) : ICollector
{
    private const int DocumentsBetweenChecks = 4096;

    private AtomicReaderContext? _segment;
    private Scorer? _scorer;
    private int _untilCheck = DocumentsBetweenChecks;
    private float _least = float.NegativeInfinity;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _segment = context;

    public void Collect(int doc)
    {
        var score = _scorer!.GetScore();
        if (score >= _least)
        {
            best.Offer(score, _segment!, doc);
            _least = best.Least;
        }

        if (--_untilCheck == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _untilCheck = DocumentsBetweenChecks;
        }
    }
}
