namespace Search.Indexing.Tests;

public sealed class VectorPlanTests
{
    [Fact]
    public void AGraphIsUsedFromTheSizeOnAtWhichItIsFaster()
    {
        var least = VectorPlan.LeastRows(breadth: 128);

        Assert.False(VectorPlan.Of(least, least, 128).UsesGraph);
        Assert.True(VectorPlan.Of(least + 100, least + 100, 128).UsesGraph);
    }

    [Fact]
    public void AFilterThatLetsFewThroughIsScanned()
    {
        Assert.True(VectorPlan.Of(1_000_000, 500_000, 128).UsesGraph);
        Assert.False(VectorPlan.Of(1_000_000, 50_000, 128).UsesGraph);
        Assert.False(VectorPlan.Of(1_000_000, 0, 128).UsesGraph);
    }

    [Fact]
    public void TheBudgetIsWhatAScanWouldCost() =>
        Assert.Equal(600_000 / VectorPlan.CostOfJump, VectorPlan.Of(1_000_000, 600_000, 128).Budget);
}
