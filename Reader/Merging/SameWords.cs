namespace Search.Reader;

/// <summary>Whether two answers say the same.</summary>
internal static class SameWords
{
    /// <summary>Whether two texts are equal but for case and the kind and length of white space.</summary>
    public static bool Are(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (blank, otherBlank) = (char.IsWhiteSpace(one[i]), char.IsWhiteSpace(other[j]));
            if (blank != otherBlank || (!blank && char.ToUpperInvariant(one[i]) != char.ToUpperInvariant(other[j])))
            {
                return false;
            }

            i = blank ? SkipBlanks(one, i) : i + 1;
            j = blank ? SkipBlanks(other, j) : j + 1;
        }

        return i == one.Length && j == other.Length;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
