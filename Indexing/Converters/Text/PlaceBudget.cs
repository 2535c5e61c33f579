using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives a text its places up to a number of them, since each takes a hundred bytes.</summary>
internal sealed class PlaceBudget(MappedText text)
{
    private const int MaxPlaces = 1_000_000;

    private int _places;

    /// <summary>What to tell the file's owner when the number was reached; null when it was not.</summary>
    public string? Warning => _places > MaxPlaces
        ? $"The file has more than {MaxPlaces} values; those after them have a line and a column, but no other place."
        : null;

    /// <summary>Says that the next text stands at a place, which is made only when there is room for it.</summary>
    public void Add(Func<SourcePlace> place)
    {
        if (++_places <= MaxPlaces)
        {
            text.AddPlace(place());
        }
        else if (_places == MaxPlaces + 1)
        {
            text.AddPlace(new SourcePlace());
        }
    }
}
