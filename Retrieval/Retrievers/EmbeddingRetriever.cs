using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Finds chunks whose meaning is near the question's: the cosine of their vectors.</summary>
/// <remarks>
/// Thread-safe when the generator is. The score is the cosine; every chunk has one, so it finds something always.
/// </remarks>
public sealed class EmbeddingRetriever : IRetriever
{
    private readonly IVectorIndex _index;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _questions;

    /// <summary>Makes a retriever; index and generator stay the caller's to dispose of.</summary>
    /// <param name="index">Where the vectors of the chunks are.</param>
    /// <param name="questions">
    /// Makes the vectors of questions, of unit length and in the index's space. Models with a prompt for questions
    /// (bge, e5) need the generator that puts the prompt before the text; here the question is handed on as it is.
    /// </param>
    public EmbeddingRetriever(IVectorIndex index, IEmbeddingGenerator<string, Embedding<float>> questions)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(questions);
        _index = index;
        _questions = questions;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        var vector = await _questions.GenerateVectorAsync(question, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return await _index.SearchVectorAsync(vector, top, filter, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<IReadOnlyList<ScoredChunk>>> RetrieveBatchAsync(
        IReadOnlyList<string> questions, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(questions, top);
        if (questions.Count == 0)
        {
            return [];
        }

        var vectors = await _questions.GenerateAsync(questions, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var lists = new List<IReadOnlyList<ScoredChunk>>(questions.Count);
        foreach (var vector in vectors)
        {
            lists.Add(await _index.SearchVectorAsync(vector.Vector, top, filter, cancellationToken)
                .ConfigureAwait(false));
        }

        return lists;
    }
}
