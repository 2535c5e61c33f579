using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Search.Indexing;

/// <summary>A vector in bytes, ready to be multiplied with many rows.</summary>
internal sealed class Int8Query
{
    // Below this, the division by it would overflow.
    private const float LeastMagnitude = 1e-36f;

    private readonly sbyte[] _values;

    private Int8Query(sbyte[] values, float scale)
    {
        _values = values;
        Scale = scale;
        Sum = SumOf(values);
    }

    /// <summary>What a component counts.</summary>
    public float Scale { get; }

    /// <summary>The sum of the bytes.</summary>
    public int Sum { get; }

    /// <summary>The first of the bytes.</summary>
    public ref sbyte First => ref MemoryMarshal.GetArrayDataReference(_values);

    /// <summary>A query of float components.</summary>
    public static Int8Query Of(ReadOnlySpan<float> vector)
    {
        var values = new sbyte[PaddedLength(vector.Length)];
        return new Int8Query(values, Quantize(vector, values));
    }

    /// <summary>A query that is a row, padding included.</summary>
    public static Int8Query OfRow(ReadOnlySpan<sbyte> row, float scale) => new(row.ToArray(), scale);

    /// <summary>The length of a row for that many dimensions.</summary>
    public static int PaddedLength(int dimensions) =>
        checked((dimensions + Int8Kernel.Step - 1) / Int8Kernel.Step * Int8Kernel.Step);

    /// <summary>Rounds components to multiples of a 127th of the largest.</summary>
    /// <returns>What one step counts; 0 for a vector of zeros.</returns>
    /// <exception cref="InvalidDataException">A component is not finite.</exception>
    public static float Quantize(ReadOnlySpan<float> vector, Span<sbyte> values)
    {
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (!float.IsFinite(largest))
        {
            throw new InvalidDataException("A vector has a component that is not a finite number.");
        }

        values[vector.Length..].Clear();
        if (largest < LeastMagnitude)
        {
            values.Clear();
            return 0;
        }

        var stepsOfOne = sbyte.MaxValue / largest;
        for (var i = 0; i < vector.Length; i++)
        {
            values[i] = (sbyte)MathF.Round(vector[i] * stepsOfOne);
        }

        return largest / sbyte.MaxValue;
    }

    /// <summary>The sum of bytes.</summary>
    public static int SumOf(ReadOnlySpan<sbyte> values)
    {
        var sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
