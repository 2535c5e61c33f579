namespace Search.Quality;

/// <summary>Some of many items, the same ones for the same seed.</summary>
internal static class SeededSample
{
    /// <summary>Draws items without putting them back.</summary>
    /// <param name="items">The items.</param>
    /// <param name="count">How many; null, or more than there are, for all.</param>
    /// <param name="seed">What decides which.</param>
    /// <returns>The drawn items in the order in which they stood.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, int? count, int seed)
    {
        if (count is not { } wanted || wanted >= items.Count)
        {
            return items;
        }

        var order = Enumerable.Range(0, items.Count).ToArray();
        new Random(seed).Shuffle(order);
        return [.. order.Take(wanted).Order().Select(i => items[i])];
    }
}
