using System.Numerics.Tensors;
using FsCheck.Xunit;

namespace Search.Indexing.Tests;

public sealed class Int8VectorsTests
{
    [Property(MaxTest = 200)]
    public void AScoreIsAsNearAsRoundingAllows(int seed, byte size)
    {
        var dimensions = size + 1;
        var pair = SomeVectors.Around(1, 2, dimensions, seed);
        var (query, row) = (pair[0], pair[1]);
        var rows = SomeVectors.Int8([row]);

        var score = rows.Score(Int8Query.Of(query), 0);

        // Each component is off by half a step at most; the product by no more than all of these errors together.
        var (queryStep, rowStep) = (Step(query), Step(row));
        var bound = (queryStep / 2 * TensorPrimitives.SumOfMagnitudes<float>(row))
            + (rowStep / 2 * TensorPrimitives.SumOfMagnitudes<float>(query)) + (queryStep * rowStep / 4 * dimensions);
        Assert.InRange(score - TensorPrimitives.Dot<float>(query, row), -bound - 1e-5f, bound + 1e-5f);
    }

    [Property(MaxTest = 20)]
    public void NothingOfTheBestIsLost(int seed)
    {
        var vectors = SomeVectors.Around(20, 3000, 64, seed);
        var rows = SomeVectors.Int8(vectors);
        var scores = new float[vectors.Length];
        foreach (var query in SomeVectors.Around(20, 5, 64, seed).Concat(vectors.Take(5)))
        {
            rows.Score(Int8Query.Of(query), 0, scores);
            int[] pool = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(40)];
            Assert.Empty(SomeVectors.Nearest(vectors, query, 10).Except(pool));
        }
    }

    [Fact]
    public void RowsAreScoredAloneInARunAndByNumberAlike()
    {
        var vectors = SomeVectors.Around(3, 100, 50, 1);
        var rows = SomeVectors.Int8(vectors);
        var query = Int8Query.Of(vectors[7]);
        var (run, picked) = (new float[60], new float[3]);

        rows.Score(query, 40, run);
        rows.Score(query, [99, 0, 50], picked);

        Assert.Equal(run, Enumerable.Range(40, 60).Select(i => rows.Score(query, i)));
        Assert.Equal([rows.Score(query, 99), rows.Score(query, 0), rows.Score(query, 50)], picked);
    }

    [Fact]
    public void ARowIsAQueryToo()
    {
        var vectors = SomeVectors.Around(1, 2, 33, 1);
        var rows = SomeVectors.Int8(vectors);

        Assert.Equal(rows.Score(Int8Query.Of(vectors[0]), 1), rows.Score(rows.Query(0), 1));
    }

    [Fact]
    public void ACopyOfARowIsTheRow()
    {
        var rows = SomeVectors.Int8(SomeVectors.Around(1, 30, 20, 1));
        var copy = new Int8Vectors(20, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            copy.Add(rows, i);
        }

        Assert.True(rows.Content.SequenceEqual(copy.Content));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-40f)]
    public void AVectorOfNothingScoresNothing(float component)
    {
        var rows = SomeVectors.Int8([[component, 0, component]]);

        Assert.Equal(0, rows.Score(Int8Query.Of([1, 0, 0]), 0));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void AComponentThatIsNoNumberIsRefused(float component) =>
        Assert.Throws<InvalidDataException>(() => new Int8Vectors(2, 1).Add([1, component]));

    private static float Step(float[] vector) => Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector)) / 127;
}
