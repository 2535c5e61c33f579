using System.Numerics.Tensors;

namespace Search.Inference;

/// <summary>Makes one vector out of the vectors of a row's tokens; padding does not count.</summary>
internal static class TokenPooling
{
    /// <summary>Pools in several ways; the results stand one after another.</summary>
    /// <param name="row">The vectors of the row's tokens, one after another.</param>
    /// <param name="tokens">How many of them are not padding.</param>
    /// <param name="skipped">How many at the beginning do not count, except as the first token.</param>
    /// <param name="modes">How to pool.</param>
    /// <param name="result">Gets the vectors; as long as the vector of one token, times the modes.</param>
    public static void Pool(
        ReadOnlySpan<float> row, int tokens, int skipped, ReadOnlySpan<PoolingMode> modes, Span<float> result)
    {
        var width = result.Length / modes.Length;
        for (var i = 0; i < modes.Length; i++)
        {
            Pool(row, tokens, Math.Min(skipped, tokens - 1), modes[i], result.Slice(i * width, width));
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

    private static void Pool(
        ReadOnlySpan<float> row, int tokens, int skipped, PoolingMode mode, Span<float> result)
    {
        var width = result.Length;
        switch (mode)
        {
            case PoolingMode.FirstToken:
                row[..width].CopyTo(result);
                break;
            case PoolingMode.LastToken:
                row.Slice((tokens - 1) * width, width).CopyTo(result);
                break;
            case PoolingMode.Max:
                Max(row[(skipped * width)..(tokens * width)], result);
                break;
            case PoolingMode.Mean:
                TensorPrimitives.Divide(Sum(row, tokens, skipped, mode, result), tokens - skipped, result);
                break;
            case PoolingMode.MeanSqrtLength:
                var root = MathF.Sqrt(tokens - skipped);
                TensorPrimitives.Divide(Sum(row, tokens, skipped, mode, result), root, result);
                break;
            default:
                var weights = (((float)tokens * (tokens + 1)) - ((float)skipped * (skipped + 1))) / 2;
                TensorPrimitives.Divide(Sum(row, tokens, skipped, mode, result), weights, result);
                break;
        }
    }

    private static void Max(ReadOnlySpan<float> vectors, Span<float> result)
    {
        var width = result.Length;
        vectors[..width].CopyTo(result);
        for (var start = width; start < vectors.Length; start += width)
        {
            TensorPrimitives.Max(result, vectors.Slice(start, width), result);
        }
    }

    private static ReadOnlySpan<float> Sum(
        ReadOnlySpan<float> row, int tokens, int skipped, PoolingMode mode, Span<float> result)
    {
        var width = result.Length;
        result.Clear();
        for (var token = skipped; token < tokens; token++)
        {
            var vector = row.Slice(token * width, width);
            if (mode == PoolingMode.WeightedMean)
            {
                TensorPrimitives.MultiplyAdd(vector, token + 1, result, result);
            }
            else
            {
                TensorPrimitives.Add(result, vector, result);
            }
        }

        return result;
    }
}
