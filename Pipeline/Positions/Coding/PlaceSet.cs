namespace Search.Pipeline;

/// <summary>Codes a rising list of places in a file, most of which can be foreseen.</summary>
internal sealed class PlaceSet(PositionCoder coder)
{
    private readonly NumberModel _count = new();
    private readonly NumberModel _first = new();
    private readonly NumberModel _distance = new();
    private BitModel _isThere;

    /// <summary>Codes the places.</summary>
    /// <param name="places">What to write; null when reading.</param>
    /// <param name="foreseen">Places that are likely among them.</param>
    /// <param name="origin">A place near the first.</param>
    public int[] Code(int[]? places, List<int> foreseen, int origin)
    {
        var likely = foreseen.Distinct().Order().ToList();
        var given = places ?? [];
        var unforeseen = given.Length == 0 ? [] : given.Except(likely).ToList();
        var made = new List<int>();
        var count = coder.Number(_count, unforeseen.Count);
        for (var i = 0; i < count; i++)
        {
            var place = i < unforeseen.Count ? unforeseen[i] : 0;
            var next = i == 0
                ? (long)origin + coder.Signed(_first, place - origin)
                : made[^1] + 1L + coder.Number(_distance, place - (made.Count == 0 ? 0 : made[^1]) - 1);
            PositionCoder.Require(next is >= 0 and <= int.MaxValue, $"{next} is no place in a file");
            made.Add((int)next);
        }

        foreach (var place in likely)
        {
            if (coder.Bit(ref _isThere, Array.BinarySearch(given, place) >= 0))
            {
                made.Add(place);
            }
        }

        made.Sort();
        return [.. made];
    }
}
