namespace Search.Indexing.Tests;

public sealed class VectorSpillTests
{
    [Fact]
    public void VectorsComeBackByTheirPlaces()
    {
        var vectors = SomeVectors.Around(5, 300, 7, 1);
        var spill = VectorSpill.Create(7);
        foreach (var vector in vectors)
        {
            spill.Add(vector);
        }

        Assert.Equal(vectors.Length, spill.Count);
        Parallel.For(0, vectors.Length, i => Assert.Equal(vectors[i], spill.Read(i)));
        Assert.Throws<ArgumentOutOfRangeException>(() => spill.Read(vectors.Length));
    }

    [Fact]
    public void AVectorOfAnotherLengthIsRefused()
    {
        var spill = VectorSpill.Create(3);

        Assert.Throws<InvalidOperationException>(() => spill.Add([1, 0]));
        Assert.Equal(0, spill.Count);
    }
}
