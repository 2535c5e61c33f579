using FsCheck.Xunit;

namespace Search.Indexing.Tests;

public sealed class HnswGraphTests
{
    private const int Count = 3000;
    private const int Dimensions = 32;

    private static readonly HnswOptions Options = new(Links: 12, Breadth: 80);
    private static readonly float[][] All = SomeVectors.Around(30, Count + 50, Dimensions, 1);
    private static readonly float[][] Vectors = All[..Count];
    private static readonly float[][] Queries = All[Count..];
    private static readonly HnswGraph Graph =
        HnswBuilder.Build(SomeVectors.Int8(Vectors), Options, new BuildPace(default));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AlmostAllOfTheNearestAreFound() =>
        Assert.InRange(Recall(Graph, Vectors, new EveryRow(), _ => true), 0.98, 1);

    [Fact]
    public void FewRowsAreCompared()
    {
        Graph.Search(Int8Query.Of(Queries[0]), 20, new EveryRow(), int.MaxValue, out var compared);

        Assert.InRange(compared, 20, Count / 4);
    }

    [Fact]
    public void TheBestComesFirst()
    {
        var query = Int8Query.Of(Queries[0]);
        var found = Graph.Search(query, 50, new EveryRow(), int.MaxValue, out _)!;

        Assert.Equal(50, found.Length);
        Assert.Equal(found.OrderByDescending(row => row.Score).ThenBy(row => row.Row), found);
        Assert.All(found, row => Assert.Equal(Graph.Vectors.Score(query, row.Row), row.Score));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(40)]
    public void AFilterCostsNoRecall(int step)
    {
        Assert.InRange(Recall(Graph, Vectors, new EverySoManieth(step), row => row % step == 0), 0.98, 1);
    }

    [Fact]
    public void AFilterThatLetsNothingThroughEndsTheWalk() =>
        Assert.Empty(Graph.Search(
            Int8Query.Of(Queries[0]), 10, new NoRow(), int.MaxValue, out _)!);

    [Fact]
    public void TheBudgetEndsTheWalk()
    {
        var found = Graph.Search(Int8Query.Of(Queries[0]), 50, new EveryRow(), 30, out var compared);

        Assert.Null(found);
        Assert.InRange(compared, 30, 30 + (2 * Options.Links));
    }

    [Fact]
    public void TheSameVectorsMakeTheSameGraph()
    {
        var again = HnswBuilder.Build(SomeVectors.Int8(Vectors), Options, new BuildPace(Token));

        AssertSame(Graph.Links, again.Links);
    }

    [Fact]
    public void AnotherSeedMakesAnotherGraph()
    {
        var other = HnswBuilder.Build(SomeVectors.Int8(Vectors), Options with { Seed = 2 }, new BuildPace(Token));

        Assert.NotEqual(
            Enumerable.Range(0, Count).Select(Graph.Links.LevelOf),
            Enumerable.Range(0, Count).Select(other.Links.LevelOf));
        Assert.InRange(Recall(other, Vectors, new EveryRow(), _ => true), 0.98, 1);
    }

    [Fact]
    public void VectorsCanBeAddedOneByOne()
    {
        var rows = new Int8Vectors(Dimensions, 0);
        var builder = new HnswBuilder(rows, Options);
        foreach (var vector in Vectors)
        {
            rows.Add(vector);
            builder.Add();
        }

        AssertSame(Graph.Links, builder.Finish(new BuildPace(Token)).Links);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 0)]
    [InlineData(0.45, 300)]
    [InlineData(0.9, 1000)]
    public void DeletedNodesAreBridgedAndNewOnesInserted(double deleted, int added)
    {
        var random = new Random(7);
        float[][] vectors =
        [
            .. Vectors.Where(_ => random.NextDouble() >= deleted),
            .. SomeVectors.Around(30, added, Dimensions, 99),
        ];
        random.Shuffle(vectors);

        var derived = HnswRepair.Derive(
            Graph.Links, RowMatch.Hashes(Graph.Vectors), SomeVectors.Int8(vectors), Options, new BuildPace(Token));

        Assert.Equal(vectors.Length, derived.Links.Count);
        Assert.Empty(HnswReach.Of(derived.Links).Unreached());
        HnswCheck.Check(derived.Links, [.. Enumerable.Range(0, vectors.Length)]);
        Assert.InRange(Recall(derived, vectors, new EveryRow(), _ => true), 0.98, 1);
    }

    [Property(MaxTest = 40)]
    public void EveryNodeIsReachedAndLinksAreWhole(int seed, byte size)
    {
        // Many vectors are the same.
        var random = new Random(seed);
        var vectors = SomeVectors.Around(3, (size % 10) + 1, 4, seed);
        float[][] repeated = [.. Enumerable.Range(0, size + 1).Select(_ => vectors[random.Next(vectors.Length)])];

        var graph = HnswBuilder.Build(SomeVectors.Int8(repeated), new HnswOptions(3, 10), new BuildPace(default));

        Assert.Empty(HnswReach.Of(graph.Links).Unreached());
        HnswCheck.Check(graph.Links, [.. Enumerable.Range(0, repeated.Length)]);
        var all = graph.Search(Int8Query.Of(vectors[0]), 1000, new EveryRow(), int.MaxValue, out _)!;
        Assert.Equal(Enumerable.Range(0, repeated.Length), all.Select(row => row.Row).Order());
    }

    [Fact]
    public void NothingIsFoundAmongNothing()
    {
        var empty = HnswBuilder.Build(new Int8Vectors(4, 0), Options, new BuildPace(Token));

        Assert.Empty(empty.Search(Int8Query.Of([1, 0, 0, 0]), 10, new EveryRow(), int.MaxValue, out _)!);
    }

    [Fact]
    public void ABuildCanBeStopped() => Assert.Throws<OperationCanceledException>(() =>
        HnswBuilder.Build(SomeVectors.Int8(Vectors), Options, new BuildPace(new CancellationToken(canceled: true))));

    [Fact]
    public async Task ManySearchTheSameGraphAtOnce()
    {
        var expected = Queries.Select(Found).ToList();

        var found = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Queries.Select(Found).ToList())));

        Assert.All(found, list => Assert.Equal(expected, list));
    }

    private static ScoredRow[] Found(float[] query) =>
        Graph.Search(Int8Query.Of(query), 20, new EveryRow(), int.MaxValue, out _)!;

    private static double Recall<TFilter>(
        HnswGraph graph, float[][] vectors, TFilter filter, Func<int, bool> accepts)
        where TFilter : struct, IRowFilter
    {
        var hits = 0;
        foreach (var query in Queries)
        {
            var found = graph.Search(Int8Query.Of(query), 60, filter, int.MaxValue, out _)!
                .Select(row => row.Row).ToList();
            Assert.All(found, row => Assert.True(accepts(row)));
            hits += SomeVectors.Nearest(vectors, query, 10, accepts).Count(found.Contains);
        }

        return hits / (10.0 * Queries.Length);
    }

    private static void AssertSame(HnswLinks expected, HnswLinks actual)
    {
        Assert.Equal(expected.EntryPoint, actual.EntryPoint);
        for (var node = 0; node < expected.Count; node++)
        {
            Assert.Equal(expected.LevelOf(node), actual.LevelOf(node));
            for (var level = 0; level <= expected.LevelOf(node); level++)
            {
                Assert.True(expected.Of(node, level).SequenceEqual(actual.Of(node, level)));
            }
        }
    }

    private readonly struct EverySoManieth(int step) : IRowFilter
    {
        public bool Accepts(int row) => row % step == 0;
    }

    private readonly struct NoRow : IRowFilter
    {
        public bool Accepts(int row) => false;
    }
}
