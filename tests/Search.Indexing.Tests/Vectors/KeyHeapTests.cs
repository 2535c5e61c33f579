using FsCheck.Xunit;

namespace Search.Indexing.Tests;

public sealed class KeyHeapTests
{
    [Property]
    public void NumbersComeOutInOrder(ulong[] keys)
    {
        var heap = new KeyHeap();
        foreach (var key in keys)
        {
            heap.Add(key);
        }

        Assert.Equal(keys.Order(), keys.Select(_ => heap.TakeSmallest()));
        Assert.Equal(0, heap.Count);
    }

    [Fact]
    public void ItGrows()
    {
        var heap = new KeyHeap();
        for (var i = 1000; i > 0; i--)
        {
            heap.Add((ulong)i);
        }

        heap.ReplaceSmallest(5000);

        Assert.Equal(1000, heap.Count);
        Assert.Equal(2UL, heap.Smallest);
    }

    [Property]
    public void ABetterScoreHasAHigherKey(float first, float second, int row)
    {
        if (float.IsNaN(first) || float.IsNaN(second))
        {
            return;
        }

        row = Math.Abs(row % 1_000_000);
        var (better, worse) = (Math.Max(first, second), Math.Min(first, second));
        Assert.True(better == worse || ScoredRow.Key(row + 1, better) > ScoredRow.Key(row, worse));
        Assert.True(ScoredRow.Key(row, better) > ScoredRow.Key(row + 1, better));
        Assert.Equal(new ScoredRow(row, better), ScoredRow.Of(ScoredRow.Key(row, better)));
    }
}
