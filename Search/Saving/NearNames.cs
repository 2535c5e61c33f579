namespace Search;

/// <summary>Lists names for a message, those most like a wrong one first.</summary>
internal static class NearNames
{
    private const int MostShown = 12;

    public static string Of(string name, IEnumerable<string> known)
    {
        string[] names =
            [.. known.OrderByDescending(other => Shared(name, other)).ThenBy(other => other, StringComparer.Ordinal)];
        return names.Length switch
        {
            0 => "there is none",
            <= MostShown => $"there are {string.Join(", ", names)}",
            _ => $"there are {string.Join(", ", names.Take(MostShown))} and {names.Length - MostShown} more",
        };
    }

    /// <summary>A name of a file as it is shown in a message.</summary>
    public static string Shown(string name) => name.Length <= 100 ? name : $"{name[..100]}…";

    // The share of pairs of letters that two names have in common (Dice's coefficient).
    private static double Shared(string left, string right)
    {
        var pairs = Pairs(left);
        var others = Pairs(right);
        var all = pairs.Count + others.Count;
        pairs.IntersectWith(others);
        return all == 0 ? 0 : 2.0 * pairs.Count / all;
    }

    private static HashSet<(char First, char Second)> Pairs(string name)
    {
        var letters = name.Length <= 100 ? name.ToLowerInvariant() : string.Empty;
        return [.. letters.Zip(letters.Skip(1))];
    }
}
