using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The best documents of a search, a bounded number of them.</summary>
/// <remarks>
/// Of equal scores the lower id is the better one. Ids lie in the index, and short chunks often have equal scores, so
/// what ties for the last place waits until the end, when few are left to be told apart.
/// </remarks>
internal sealed class TopCandidates(int capacity)
{
    private const int FewTied = 1024;

    private readonly PriorityQueue<Candidate, float> _worstFirst = new();

    // Those beyond the capacity whose score is that of the worst.
    private readonly List<Candidate> _tied = [];

    /// <summary>The least score at which a document would be looked at.</summary>
    public float Least => _worstFirst.Count < capacity ? float.NegativeInfinity : _worstFirst.Peek().Score;

    public void Offer(float score, AtomicReaderContext segment, int document)
    {
        if (_worstFirst.Count < capacity)
        {
            _worstFirst.Enqueue(new Candidate(score, segment, document), score);
            return;
        }

        var worst = _worstFirst.Peek().Score;
        if (score >= worst)
        {
            Exchange(new Candidate(score, segment, document), worst);
        }
    }

    /// <summary>Takes all documents out, best first.</summary>
    public Candidate[] Drain()
    {
        Candidate[] bestFirst = [.. _worstFirst.UnorderedItems.Select(item => item.Element), .. _tied];
        _worstFirst.Clear();
        _tied.Clear();
        Array.Sort(bestFirst, CandidateOrder.BestFirst);
        return bestFirst.Length <= capacity ? bestFirst : bestFirst[..capacity];
    }

    private void Exchange(Candidate candidate, float worst)
    {
        var rest = candidate.Score > worst ? _worstFirst.EnqueueDequeue(candidate, candidate.Score) : candidate;
        if (_worstFirst.Peek().Score > worst)
        {
            _tied.Clear();
            return;
        }

        _tied.Add(rest);
        if (_tied.Count >= FewTied && _tied.Count / 2 >= capacity)
        {
            // More than the capacity can never be among the best.
            _tied.Sort(CandidateOrder.BestFirst);
            _tied.RemoveRange(capacity, _tied.Count - capacity);
        }
    }
}
