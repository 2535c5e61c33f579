using System.Collections;

namespace Search.Indexing;

/// <summary>Some items of a list, by their places; they are taken from it when they are asked for.</summary>
/// <param name="all">The list, which must not change.</param>
internal sealed class ItemsAt<T>(IReadOnlyList<T> all) : IReadOnlyList<T>
{
    private readonly List<int> _places = [];

    /// <inheritdoc/>
    public int Count => _places.Count;

    /// <inheritdoc/>
    public T this[int index] => all[_places[index]];

    /// <summary>Adds the item at a place.</summary>
    public void Add(int place) => _places.Add(place);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _places.Select(place => all[place]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
