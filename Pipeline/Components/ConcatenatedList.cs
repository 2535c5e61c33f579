using System.Collections;

namespace Search.Pipeline;

/// <summary>Several lists as one, of which no item is copied.</summary>
/// <remarks>
/// A list may make its items when they are asked for, as those of splitters do: then the items of a large file never
/// stand in memory all at once. The lists must not change.
/// </remarks>
/// <param name="parts">The lists, in their order.</param>
internal sealed class ConcatenatedList<T>(IReadOnlyList<IReadOnlyList<T>> parts) : IReadOnlyList<T>
{
    private readonly int[] _ends = EndsOf(parts);

    /// <inheritdoc/>
    public int Count => _ends.Length == 0 ? 0 : _ends[^1];

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var found = Array.BinarySearch(_ends, index + 1);
            var part = found < 0 ? ~found : found;
            while (part > 0 && _ends[part - 1] == _ends[part])
            {
                // An empty list ends where the one before it does.
                part--;
            }

            return parts[part][part == 0 ? index : index - _ends[part - 1]];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int[] EndsOf(IReadOnlyList<IReadOnlyList<T>> parts)
    {
        var ends = new int[parts.Count];
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = end = checked(end + parts[i].Count);
        }

        return ends;
    }
}
