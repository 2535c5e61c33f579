using System.Collections;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Search.Inference;

namespace Search;

/// <summary>Embeddings in a quarter of the memory, or in a thirty-second of it.</summary>
public static class EmbeddingQuantization
{
    /// <summary>
    /// Names the factor between a component in 8 bits and the original, in an embedding's additional properties.
    /// </summary>
    public const string ScaleKey = "int8_scale";

    /// <summary>Embeddings whose components are 8-bit integers.</summary>
    /// <param name="generator">Where they come from; disposed with the result.</param>
    /// <param name="ranges">
    /// How to scale. Null for a scale of each vector's own: its greatest component becomes 127 or −127, and
    /// <see cref="ScaleKey"/> gives the way back. This keeps the cosine, but dot products must be multiplied by both
    /// scales. With ranges, all vectors share one scale and one zero, as in sentence-transformers, and are compared
    /// with others made by the same ranges only.
    /// </param>
    public static IEmbeddingGenerator<string, Embedding<sbyte>> ToInt8(
        this IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingRanges? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new ConvertingEmbeddingGenerator<Embedding<sbyte>>(
            generator,
            ranges is null ? ScaleByItself : embedding => new(ranges.Quantize(embedding.Vector.Span)));
    }

    /// <summary>
    /// Embeddings of one bit for each component: set where it is above zero. They are compared by their Hamming
    /// distance.
    /// </summary>
    /// <param name="generator">Where they come from; disposed with the result.</param>
    public static IEmbeddingGenerator<string, BinaryEmbedding> ToBinary(
        this IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new ConvertingEmbeddingGenerator<BinaryEmbedding>(generator, KeepSigns);
    }

    private static Embedding<sbyte> ScaleByItself(Embedding<float> embedding)
    {
        var vector = embedding.Vector.Span;
        var scale = vector.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / sbyte.MaxValue;
        var result = new sbyte[vector.Length];
        for (var i = 0; i < result.Length && scale > 0; i++)
        {
            result[i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return new Embedding<sbyte>(result)
        {
            AdditionalProperties = new AdditionalPropertiesDictionary { [ScaleKey] = scale },
        };
    }

    private static BinaryEmbedding KeepSigns(Embedding<float> embedding)
    {
        var bits = new BitArray(embedding.Vector.Length);
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = embedding.Vector.Span[i] > 0;
        }

        return new BinaryEmbedding(bits);
    }
}
