using System.Numerics.Tensors;

namespace Search.Quality;

/// <summary>Makes as many vectors as wanted of some: the given ones first, then others around them.</summary>
internal static class VectorMixture
{
    private const float Noise = 0.5f;

    /// <summary>Vectors to search among, and vectors to search for, which are none of them.</summary>
    /// <param name="given">The vectors of texts; every so-many-th is kept out as a query.</param>
    /// <param name="count">How many vectors.</param>
    /// <param name="queries">How many queries.</param>
    /// <param name="seed">What the others are drawn with.</param>
    public static (float[][] Vectors, float[][] Queries) Make(float[][] given, int count, int queries, int seed)
    {
        if (queries < 1 || queries > given.Length / 2)
        {
            throw new InvalidDataException($"{given.Length} vectors are too few for {queries} queries.");
        }

        var step = given.Length / queries;
        float[][] kept = [.. given.Where((_, i) => i % step != 0 || i / step >= queries)];
        var random = new Random(seed);
        var vectors = kept.Take(count).ToList();
        while (vectors.Count < count)
        {
            vectors.Add(Around(kept[random.Next(kept.Length)], random));
        }

        return ([.. vectors], [.. Enumerable.Range(0, queries).Select(i => given[i * step])]);
    }

    /// <summary>A unit vector around another.</summary>
    public static float[] Around(float[] centre, Random random)
    {
        var vector = new float[centre.Length];
        var scale = Noise / MathF.Sqrt(centre.Length);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = centre[i] + (scale * Gaussian(random));
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    // Box and Muller 1958.
    private static float Gaussian(Random random) => (float)(
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
