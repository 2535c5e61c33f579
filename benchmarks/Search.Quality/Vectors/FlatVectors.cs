using System.Numerics.Tensors;
using Search.Indexing;

namespace Search.Quality;

/// <summary>
/// Vectors one after the other in memory: the plain scan, and the full vectors that bytes are checked by.
/// </summary>
internal sealed class FlatVectors
{
    private const int Batch = 1024;
    private const int Oversampling = 4;

    private readonly float[] _values;
    private readonly int _dimensions;

    public FlatVectors(float[][] vectors)
    {
        _dimensions = vectors[0].Length;
        _values = new float[(long)vectors.Length * _dimensions];
        Rows = new Int8Vectors(_dimensions, vectors.Length);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i].CopyTo(_values.AsSpan(i * _dimensions));
            Rows.Add(vectors[i]);
        }
    }

    /// <summary>The same vectors as bytes.</summary>
    public Int8Vectors Rows { get; }

    /// <summary>
    /// The best rows by their full vectors, each of them multiplied with <c>TensorPrimitives.Dot</c>.
    /// </summary>
    public int[] FloatScan(float[] query, int top)
    {
        var best = new KeyHeap();
        for (var row = 0; row < Rows.Count; row++)
        {
            Offer(best, top, row, TensorPrimitives.Dot(query, Vector(row)));
        }

        return BestFirst(best);
    }

    /// <summary>The best rows by their bytes, and of four times as many the best by their full vectors.</summary>
    public int[] ByteScan(float[] query, int top)
    {
        var best = new KeyHeap();
        var bytes = Int8Query.Of(query);
        Span<float> scores = stackalloc float[Batch];
        for (var first = 0; first < Rows.Count; first += Batch)
        {
            var batch = scores[..Math.Min(Batch, Rows.Count - first)];
            Rows.Score(bytes, first, batch);
            for (var i = 0; i < batch.Length; i++)
            {
                Offer(best, Oversampling * top, first + i, batch[i]);
            }
        }

        return Rescored(query, [.. BestFirst(best)], top);
    }

    /// <summary>The best rows that a graph finds.</summary>
    public int[] Walk(HnswGraph graph, float[] query, int top, int breadth, ref long compared)
    {
        var found = graph.Search(Int8Query.Of(query), breadth, new EveryRow(), int.MaxValue, out var rows)!;
        compared += rows;
        return Rescored(query, [.. found.Take(Oversampling * top).Select(row => row.Row)], top);
    }

    private int[] Rescored(float[] query, ReadOnlySpan<int> pool, int top)
    {
        var best = new KeyHeap();
        foreach (var row in pool)
        {
            Offer(best, top, row, TensorPrimitives.Dot(query, Vector(row)));
        }

        return BestFirst(best);
    }

    private ReadOnlySpan<float> Vector(int row) =>
        _values.AsSpan(checked(row * _dimensions), _dimensions);

    private static void Offer(KeyHeap best, int top, int row, float score)
    {
        var key = ScoredRow.Key(row, score);
        if (best.Count < top)
        {
            best.Add(key);
        }
        else if (key > best.Smallest)
        {
            best.ReplaceSmallest(key);
        }
    }

    private static int[] BestFirst(KeyHeap best)
    {
        var rows = new int[best.Count];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            rows[i] = ScoredRow.RowOf(best.TakeSmallest());
        }

        return rows;
    }
}
