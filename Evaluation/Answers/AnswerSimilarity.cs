using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Search.Evaluation;

/// <summary>How near answers come to right ones in meaning, as an embedder sees it.</summary>
public static class AnswerSimilarity
{
    /// <summary>The cosine of each answer to the nearest right one.</summary>
    /// <param name="generator">The embedder.</param>
    /// <param name="answers">Answers given, each with the answers that are right for its question.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// A cosine for each answer, −1 to 1, in their order. An empty answer has 1 when nothing is right or the empty text
    /// is, else 0. Each distinct text is embedded once, all in one call.
    /// </returns>
    public static async Task<IReadOnlyList<double>> OfAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        IReadOnlyList<(string Given, IReadOnlyList<string> Right)> answers,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(answers);
        string[] texts =
        [
            .. answers.SelectMany(answer => answer.Right.Append(answer.Given))
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Distinct(StringComparer.Ordinal),
        ];
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        if (texts.Length > 0)
        {
            var embeddings =
                await generator.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < texts.Length; i++)
            {
                vectors.Add(texts[i], embeddings[i].Vector);
            }
        }

        return [.. answers.Select(answer => Similarity(answer.Given, answer.Right, vectors))];
    }

    private static double Similarity(
        string given, IReadOnlyList<string> right, Dictionary<string, ReadOnlyMemory<float>> vectors)
    {
        if (!vectors.TryGetValue(given, out var vector))
        {
            return right.All(string.IsNullOrWhiteSpace) ? 1 : 0;
        }

        var others = right.Where(vectors.ContainsKey).ToList();
        return others.Count == 0
            ? 0
            : others.Max(text => (double)TensorPrimitives.CosineSimilarity(vector.Span, vectors[text].Span));
    }
}
