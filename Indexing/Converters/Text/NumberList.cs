using System.Globalization;

namespace Search.Indexing;

/// <summary>The numbers of rows or lines to tell of: the first few, and how many more there are.</summary>
internal sealed class NumberList
{
    private const int MostShown = 20;

    private readonly List<int> _shown = [];

    /// <summary>How many numbers there are.</summary>
    public int Count { get; private set; }

    public int First => _shown[0];

    public void Add(int number)
    {
        if (++Count <= MostShown)
        {
            _shown.Add(number);
        }
    }

    public override string ToString()
    {
        var numbers = string.Join(", ", _shown.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return Count > MostShown ? $"{numbers} and {Count - MostShown} more" : numbers;
    }
}
