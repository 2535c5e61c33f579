using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Chooses chunks that fit the question and differ from one another.</summary>
/// <remarks>
/// Maximal marginal relevance (Carbonell and Goldstein 1998): the next chunk is the one with the greatest
/// λ · sim(question, chunk) − (1 − λ) · max sim(chunk, chosen), which becomes its score; similarity is the cosine.
/// Embeds the question and all chunks, and compares each with each. Thread-safe when the generators are.
/// </remarks>
public sealed class MaximalMarginalRelevanceRanker : IRanker
{
    /// <summary>The default of λ.</summary>
    public const double DefaultRelevance = 0.5;

    private readonly IEmbeddingGenerator<string, Embedding<float>> _questions;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _passages;
    private readonly double _relevance;

    /// <summary>Makes a ranker over generators, which stay the caller's.</summary>
    /// <param name="questions">Makes the vectors of questions.</param>
    /// <param name="passages">Makes the vectors of chunks, in the same space.</param>
    /// <param name="relevance">λ: what fitting the question counts against being new, from 0 to 1.</param>
    public MaximalMarginalRelevanceRanker(
        IEmbeddingGenerator<string, Embedding<float>> questions,
        IEmbeddingGenerator<string, Embedding<float>> passages, double relevance = DefaultRelevance)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(passages);
        if (relevance is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(relevance), relevance, "λ must lie between 0 and 1.");
        }

        (_questions, _passages, _relevance) = (questions, passages, relevance);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(chunks);
        if (chunks.Count == 0)
        {
            return chunks;
        }

        var asked = await _questions.GenerateVectorAsync(question, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var vectors = await _passages
            .GenerateAsync([.. chunks.Select(found => found.Chunk.Text)], cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return Choose(chunks, asked, [.. vectors.Select(vector => vector.Vector)], cancellationToken);
    }

    private List<ScoredChunk> Choose(
        IReadOnlyList<ScoredChunk> chunks, ReadOnlyMemory<float> asked, ReadOnlyMemory<float>[] vectors,
        CancellationToken cancellationToken)
    {
        var fits = Array.ConvertAll(
            vectors, vector => (double)TensorPrimitives.CosineSimilarity(asked.Span, vector.Span));
        // Before anything is chosen, nothing is like it.
        var known = new double[vectors.Length];
        var left = Enumerable.Range(0, vectors.Length).ToList();
        var chosen = new List<ScoredChunk>(vectors.Length);
        while (left.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = left.MaxBy(i => Value(fits[i], known[i]));
            left.Remove(next);
            chosen.Add(chunks[next] with { Score = Value(fits[next], known[next]) });
            foreach (var i in left)
            {
                var alike = (double)TensorPrimitives.CosineSimilarity(vectors[i].Span, vectors[next].Span);
                known[i] = chosen.Count == 1 ? alike : Math.Max(known[i], alike);
            }
        }

        return chosen;
    }

    private double Value(double fit, double known) => (_relevance * fit) - ((1 - _relevance) * known);
}
