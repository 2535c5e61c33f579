namespace Search.Inference.Tests;

public sealed class EntityOverlapsTests
{
    [Fact]
    public void TheLongestOfARowCounts() => Assert.Equal(
        [(0, 8, "b"), (10, 12, "d")],
        Resolve((0, 3, 0.9, "a"), (10, 12, 0.1, "d"), (0, 8, 0.2, "b"), (7, 9, 0.9, "c")));

    [Fact]
    public void OfEquallyLongOnesTheLikelierCounts()
    {
        Assert.Equal([(0, 3, "b")], Resolve((0, 3, 0.5, "a"), (0, 3, 0.6, "b")));
        Assert.Equal([(0, 3, "a")], Resolve((0, 3, 0.5, "a"), (2, 5, 0.5, "b")));
    }

    [Fact]
    public void EntitiesThatTouchDoNotOverlap() =>
        Assert.Equal([(0, 3, "a"), (3, 5, "b")], Resolve((3, 5, 0.5, "b"), (0, 3, 0.5, "a")));

    [Fact]
    public void ALongerOneTakesTheRowOverFromThere() => Assert.Equal(
        [(2, 9, "b"), (9, 10, "d")],
        Resolve((0, 3, 0.9, "a"), (2, 9, 0.1, "b"), (5, 6, 0.9, "c"), (9, 10, 0.1, "d")));

    [Fact]
    public void NothingGivesNothing() => Assert.Empty(EntityOverlaps.Resolve([]));

    private static IEnumerable<(int Start, int End, string Label)> Resolve(
        params (int Start, int End, double Score, string Label)[] entities) =>
        EntityOverlaps.Resolve(entities.Select(entity => new NamedEntity(
                entity.Label, entity.Start, entity.End, new string('x', entity.End - entity.Start), entity.Score)))
            .Select(entity => (entity.Start, entity.End, entity.Label));
}
