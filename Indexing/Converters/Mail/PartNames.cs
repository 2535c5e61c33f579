using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>Makes the names that attachments give themselves harmless and different.</summary>
/// <remarks>
/// What stands before a slash or backslash goes, so that no name leads anywhere; so do control and formatting
/// characters, which could make one name look like another.
/// </remarks>
internal sealed class PartNames
{
    private const int MaxLength = 120;

    // Each taken name, with the number to try next.
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that an attachment gets.</summary>
    public string Add(string name)
    {
        var clean = Clean(name);
        var unique = clean;
        while (!_taken.TryAdd(unique, 2))
        {
            unique = string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(clean)}-{_taken[clean]++}{Path.GetExtension(clean)}");
        }

        return unique;
    }

    private static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var isHarmless = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) && rune.Value is not (':' or '!');
            clean.Append(isHarmless ? rune.ToString() : "");
        }

        var kept = clean.ToString().Trim().Trim('.').Trim();
        return kept.Length == 0 ? "attachment" : Shorten(kept);
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: < 12 } known ? known : "";
        var stem = name[..(MaxLength - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }
}
