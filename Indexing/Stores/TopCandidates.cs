using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The best documents of a search, a bounded number of them.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly PriorityQueue<Candidate, Candidate> _worstFirst = new(CandidateOrder.WorstFirst);

    public void Offer(float score, AtomicReaderContext segment, int document)
    {
        if (_worstFirst.Count < capacity)
        {
            Add(new Candidate(score, segment, document));
        }
        else if (score >= _worstFirst.Peek().Score)
        {
            var candidate = new Candidate(score, segment, document);
            _worstFirst.EnqueueDequeue(candidate, candidate);
        }
    }

    /// <summary>The least score at which a document would be looked at.</summary>
    public float Least => _worstFirst.Count < capacity ? float.NegativeInfinity : _worstFirst.Peek().Score;

    /// <summary>Takes all documents out, best first.</summary>
    public Candidate[] Drain()
    {
        var bestFirst = new Candidate[_worstFirst.Count];
        for (var i = bestFirst.Length - 1; i >= 0; i--)
        {
            bestFirst[i] = _worstFirst.Dequeue();
        }

        return bestFirst;
    }

    private void Add(Candidate candidate) => _worstFirst.Enqueue(candidate, candidate);
}
