using System.Collections.Frozen;

namespace Search.Pipeline;

/// <summary>Knows the full stops that belong to a word and do not end a sentence.</summary>
internal static class Abbreviations
{
    private const int Longest = 24;
    private const int MostParts = 3;

    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Known =
        ReadLists().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ordinals =
        SetOf(AbbreviationLists.AfterOrdinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters =
        SetOf(AbbreviationLists.Starters);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        SetOf(AbbreviationLists.NameParticles);

    /// <summary>
    /// Whether the full stop at <paramref name="stop"/> closes an abbreviation, an initial or a number, and the
    /// sentence goes on at <paramref name="next"/>, where no small letter stands.
    /// </summary>
    public static bool Hold(string text, int start, int stop, int next, int end)
    {
        var first = WordStart(text, start, stop);
        var word = text.AsSpan(first, stop - first);
        if (word.IsEmpty || word.Length > Longest)
        {
            return false;
        }

        if (ThaiClauses.IsThai(word[^1]))
        {
            // A Thai full stop stands after abbreviations only.
            return true;
        }

        if (!word.ContainsAnyExceptInRange('0', '9'))
        {
            return word.Length <= 3 && (first == start || IsOrdinal(text, word.Length, next, end));
        }

        if (first == start && (word.Length == 1 || IsRoman(word)) && char.IsUpper(word[0]))
        {
            return true;
        }

        return KindOf(text, start, first, stop) switch
        {
            AbbreviationKind.Leading => true,
            AbbreviationKind.BeforeNumber =>
                char.IsDigit(text[next]) || IsRoman(TextScan.WordAt(text, next, end, Longest)),
            AbbreviationKind.Either => !IsStarter(text, next, end, isInitial: word.Length == 1),
            _ => word.Length == 1 && char.IsLower(word[0]) && IsShortPart(text, next, end),
        };
    }

    private static AbbreviationKind KindOf(string text, int start, int first, int stop)
    {
        var word = text.AsSpan(first, stop - first);
        var joined = JoinParts(text, start, first, stop);
        if (joined is not null && Known.TryGetValue(joined, out var kind))
        {
            return kind;
        }

        if (Known.TryGetValue(word, out kind))
        {
            return kind;
        }

        if (IsInitials(word))
        {
            return AbbreviationKind.Either;
        }

        var hyphen = word.LastIndexOf('-');
        return hyphen >= 0 && Known.TryGetValue(word[(hyphen + 1)..], out kind) ? kind : AbbreviationKind.None;
    }

    private static int WordStart(string text, int start, int stop)
    {
        var first = stop;
        while (first > start && stop - first <= Longest && IsOfWord(text[first - 1]))
        {
            first--;
        }

        return first;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' || TextScan.IsJoined(c);

    private static bool IsOrdinal(string text, int digits, int next, int end) =>
        digits <= 2 && Ordinals.Contains(TextScan.WordAt(text, next, end, Longest));

    /// <summary>
    /// The abbreviation with the short parts before it that a space parts: <c>z. B</c> is <c>z.B</c>.
    /// </summary>
    private static string? JoinParts(string text, int start, int first, int stop)
    {
        string? joined = null;
        for (var parts = 1; parts < MostParts && first - start >= 3; parts++)
        {
            if (text[first - 1] is not (' ' or '\u00A0' or '\u202F') || text[first - 2] != '.')
            {
                break;
            }

            var before = WordStart(text, start, first - 2);
            if (first - 2 - before is 0 or > 2)
            {
                break;
            }

            joined = string.Concat(
                text.AsSpan(before, first - 1 - before), joined is null ? text.AsSpan(first, stop - first) : joined);
            first = before;
        }

        return joined;
    }

    /// <summary>
    /// Whether all letters stand alone, as in <c>J</c>, <c>U.S</c> or <c>J.-P</c>, the first one a capital.
    /// </summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsLetterOrDigit(word[i]) && char.IsLetterOrDigit(word[i - 1]))
            {
                return false;
            }
        }

        return char.IsUpper(word[0]);
    }

    private static bool IsRoman(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 6 && !word.ContainsAnyExcept("IVXLC");

    private static bool IsStarter(string text, int index, int end, bool isInitial)
    {
        var word = TextScan.WordAt(text, index, end, Longest);
        var after = index + word.Length;
        return Starters.Contains(word)
            && !(isInitial && Particles.Contains(word))
            && !(word.Length == 1 && after < end && text[after] == '.');
    }

    /// <summary>Whether few letters with a full stop begin here, the rest of <c>z. B.</c> or <c>v. Chr.</c></summary>
    private static bool IsShortPart(string text, int index, int end)
    {
        var word = TextScan.WordAt(text, index, end, 4);
        return word.Length is > 0 and < 4 && index + word.Length < end && text[index + word.Length] == '.';
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, AbbreviationKind> ReadLists()
    {
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        Add(AbbreviationLists.BeforeNumber, AbbreviationKind.BeforeNumber);
        Add(AbbreviationLists.Either, AbbreviationKind.Either);
        Add(AbbreviationLists.Leading, AbbreviationKind.Leading);
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string words, AbbreviationKind kind)
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                kinds[word] = kind;
                if (word.Length > 1)
                {
                    kinds.TryAdd(char.ToUpperInvariant(word[0]) + word[1..], kind);
                }
            }
        }
    }
}
