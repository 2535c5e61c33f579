using Search.Pipeline;

namespace Search;

/// <summary>How graphs for questions begin: the question goes to the retriever, and its chunks to a ranker.</summary>
internal sealed class RetrievalStart
{
    private RetrievalStart(
        BranchJoiner<string> question, RetrieverComponent retriever, Output<IReadOnlyList<ScoredChunk>> chunks) =>
        (Question, Retriever, Chunks) = (question, retriever, chunks);

    public BranchJoiner<string> Question { get; }

    public RetrieverComponent Retriever { get; }

    /// <summary>The chunks after the ranker, if there is one.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }

    public static RetrievalStart AddTo(
        GraphBuilder builder, IRetriever retriever, int top, MetadataFilter? filter, IRanker? ranker)
    {
        var question = builder.Add("question", new BranchJoiner<string>());
        var retrieve = builder.Add("retriever", new RetrieverComponent(retriever, top, filter));
        builder.Connect(question.Value, retrieve.Question);
        if (ranker is null)
        {
            return new RetrievalStart(question, retrieve, retrieve.Chunks);
        }

        var rank = builder.Add("ranker", new RankerComponent(ranker));
        builder.Connect(question.Value, rank.Question).Connect(retrieve.Chunks, rank.Chunks);
        return new RetrievalStart(question, retrieve, rank.Ranked);
    }
}
