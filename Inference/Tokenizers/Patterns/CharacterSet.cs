namespace Search.Inference;

/// <summary>
/// A set of code points: ranges, character classes and white space, all possibly negated. Frozen once used.
/// </summary>
internal sealed class CharacterSet
{
    private readonly List<(int First, int Last)> _ranges = [];
    private readonly List<(Func<int, bool> Holds, bool Negated)> _conditions = [];

    /// <summary>Whether the set is everything but its elements.</summary>
    public bool IsNegated { get; set; }

    public static CharacterSet Of(int codePoint)
    {
        var set = new CharacterSet();
        set.Add(codePoint, codePoint);
        return set;
    }

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(Func<int, bool> condition, bool negated) => _conditions.Add((condition, negated));

    /// <summary>Adds the other case of ASCII letters, and the two characters beyond ASCII that fold to one.</summary>
    public void AddOtherCases()
    {
        foreach (var (first, last) in _ranges.ToArray())
        {
            for (var point = Math.Max(first, 'A'); point <= Math.Min(last, 'z'); point++)
            {
                if (char.IsAsciiLetter((char)point))
                {
                    Add(point ^ 0x20, point ^ 0x20);
                    AddFolded(point | 0x20);
                }
            }
        }
    }

    public bool Contains(int codePoint)
    {
        foreach (var (first, last) in _ranges)
        {
            if (codePoint >= first && codePoint <= last)
            {
                return !IsNegated;
            }
        }

        foreach (var (holds, negated) in _conditions)
        {
            if (holds(codePoint) != negated)
            {
                return !IsNegated;
            }
        }

        return IsNegated;
    }

    private void AddFolded(int letter)
    {
        var folded = letter switch
        {
            's' => 0x17F,
            'k' => 0x212A,
            _ => letter,
        };
        Add(folded, folded);
    }
}
