using System.Collections.Frozen;

namespace Search.Pipeline;

/// <summary>Knows the full stops that belong to a word and do not end a sentence.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "mt", "rev", "hon", "gen", "col", "capt", "lt", "sgt", "gov", "sen",
            "rep",
        "vs", "cf", "viz", "ca", "approx", "e.g", "i.e", "a.k.a", "resp", "incl", "fig", "figs", "eq", "eqs", "sec",
            "ch",
        "vol", "vols", "no", "nos", "p", "pp", "ed", "eds", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
            "sep",
        "sept", "oct", "nov", "dec",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether the full stop at <paramref name="stop"/> closes an abbreviation, an initial or a list number.
    /// </summary>
    public static bool EndWith(string text, int start, int stop)
    {
        var first = stop;
        while (first > start && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] == '.'))
        {
            first--;
        }

        var word = text.AsSpan(first, stop - first);
        return (word.Length == 1 && char.IsUpper(word[0]))
            || (first == start && word.Length is > 0 and <= 3 && !word.ContainsAnyExceptInRange('0', '9'))
            || Lookup.Contains(word);
    }
}
