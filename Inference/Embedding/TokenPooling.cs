using System.Numerics.Tensors;

namespace Search.Inference;

/// <summary>Makes one vector out of the vectors of a row's tokens; padding does not count.</summary>
internal static class TokenPooling
{
    /// <param name="row">The vectors of the row's tokens, one after another.</param>
    /// <param name="tokens">How many of them are not padding.</param>
    /// <param name="mode">How to pool.</param>
    /// <param name="result">Gets the vector; as long as the vector of one token.</param>
    public static void Pool(ReadOnlySpan<float> row, int tokens, PoolingMode mode, Span<float> result)
    {
        var width = result.Length;
        row[..width].CopyTo(result);
        if (mode == PoolingMode.FirstToken)
        {
            return;
        }

        for (var token = 1; token < tokens; token++)
        {
            var vector = row.Slice(token * width, width);
            if (mode == PoolingMode.Mean)
            {
                TensorPrimitives.Add(result, vector, result);
            }
            else
            {
                TensorPrimitives.Max(result, vector, result);
            }
        }

        if (mode == PoolingMode.Mean)
        {
            TensorPrimitives.Divide(result, tokens, result);
        }
    }

    /// <summary>Scales the vector to unit length; a vector of zeros stays.</summary>
    public static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }
}
