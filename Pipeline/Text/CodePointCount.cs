namespace Search.Pipeline;

/// <summary>Counts Unicode code points; a lone surrogate counts as one.</summary>
public static class CodePointCount
{
    /// <summary>The number of code points in a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i + 1 < text.Length;)
        {
            if (char.IsLowSurrogate(text[i + 1]))
            {
                count--;
            }

            var next = text[(i + 1)..].IndexOfAnyInRange('\uD800', '\uDBFF');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return count;
    }
}
