using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>
/// The least and the greatest value of each component over a sample of vectors, to scale to 8 bits by.
/// </summary>
/// <remarks>
/// Vectors that are to be compared with one another must be scaled by the same ranges; some thousand vectors make a
/// sample. Immutable and thread-safe.
/// </remarks>
public sealed class EmbeddingRanges
{
    private const int Steps = 255;

    private readonly float[] _least;
    private readonly float[] _steps;

    private EmbeddingRanges(float[] least, float[] greatest)
    {
        _least = least;
        _steps = new float[least.Length];
        TensorPrimitives.Subtract(greatest, least, _steps);
        TensorPrimitives.Divide(_steps, Steps, _steps);
    }

    /// <summary>The number of components.</summary>
    public int Dimensions => _least.Length;

    /// <summary>Measures a sample.</summary>
    /// <param name="sample">Vectors of one length, at least one.</param>
    /// <exception cref="ArgumentException">
    /// There is no vector, or they differ in length or hold a number that is not finite.
    /// </exception>
    public static EmbeddingRanges Measure(IEnumerable<Embedding<float>> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        float[]? least = null;
        float[] greatest = [];
        foreach (var vector in sample.Select(embedding => embedding.Vector))
        {
            least ??= vector.ToArray();
            greatest = greatest.Length == 0 ? vector.ToArray() : greatest;
            CheckVector(vector.Span, least.Length, nameof(sample));
            TensorPrimitives.Min(least, vector.Span, least);
            TensorPrimitives.Max(greatest, vector.Span, greatest);
        }

        return new EmbeddingRanges(
            least ?? throw new ArgumentException("A sample needs at least one vector.", nameof(sample)), greatest);
    }

    /// <summary>Scales a vector: the least value, and what is below it, becomes −128, the greatest 127.</summary>
    /// <exception cref="ArgumentException">
    /// The vector has another length or holds a number that is not finite.
    /// </exception>
    public sbyte[] Quantize(ReadOnlySpan<float> vector)
    {
        CheckVector(vector, Dimensions, nameof(vector));
        var result = new sbyte[vector.Length];
        for (var i = 0; i < result.Length; i++)
        {
            // A component that never varied says nothing.
            var step = _steps[i] > 0 ? ((vector[i] - _least[i]) / _steps[i]) - 128 : 0;
            result[i] = (sbyte)Math.Clamp(MathF.Round(step), sbyte.MinValue, sbyte.MaxValue);
        }

        return result;
    }

    private static void CheckVector(ReadOnlySpan<float> vector, int length, string name)
    {
        if (vector.Length != length)
        {
            throw new ArgumentException($"A vector has {vector.Length} components; expected {length}.", name);
        }

        if (!TensorPrimitives.IsFiniteAll(vector))
        {
            throw new ArgumentException("A vector holds a component that is not a finite number.", name);
        }
    }
}
