using System.Numerics.Tensors;

namespace Search.Indexing.Tests;

/// <summary>Unit vectors: around random centres, as embeddings are.</summary>
internal static class SomeVectors
{
    public static float[][] Around(int centres, int count, int dimensions, int seed)
    {
        var random = new Random(seed);
        float[][] middle = [.. Enumerable.Range(0, centres).Select(_ => Gaussian(random, dimensions))];
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var vector = Gaussian(random, dimensions);
                TensorPrimitives.MultiplyAdd(vector, 0.6f, middle[random.Next(centres)], vector);
                return Unit(vector);
            }),
        ];
    }

    public static Int8Vectors Int8(IEnumerable<float[]> vectors)
    {
        var rows = vectors.ToList();
        var list = new Int8Vectors(rows[0].Length, rows.Count);
        rows.ForEach(row => list.Add(row));
        return list;
    }

    /// <summary>The indices of the nearest, nearest first, by the full vectors.</summary>
    public static int[] Nearest(float[][] vectors, float[] query, int top, Func<int, bool>? accepts = null) =>
    [
        .. Enumerable.Range(0, vectors.Length)
            .Where(i => accepts?.Invoke(i) != false)
            .OrderByDescending(i => TensorPrimitives.Dot<float>(query, vectors[i]))
            .Take(top),
    ];

    public static float[] Unit(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static float[] Gaussian(Random random, int dimensions) =>
    [
        .. Enumerable.Range(0, dimensions).Select(_ => (float)(
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))),
    ];
}
