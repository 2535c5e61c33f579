using FsCheck.Xunit;

namespace Search.Pipeline.Tests;

public sealed class ConcatenatedListTests
{
    [Property]
    public void ItIsItsPartsInTheirOrder(int[][] parts)
    {
        parts = [.. (parts ?? []).Select(part => part ?? [])];
        int[] expected = [.. parts.SelectMany(part => part)];

        var list = new ConcatenatedList<int>(parts);

        Assert.Equal(expected.Length, list.Count);
        Assert.Equal(expected, list);
        Assert.Equal(expected, Enumerable.Range(0, list.Count).Select(index => list[index]));
        Assert.Throws<ArgumentOutOfRangeException>(() => list[list.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
    }
}
