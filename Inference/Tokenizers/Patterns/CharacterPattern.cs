namespace Search.Inference;

/// <summary>Single characters for which a condition holds; each is a match of its own.</summary>
internal sealed class CharacterPattern(Func<int, bool> condition) : TextPattern
{
    public override bool TryFind(ReadOnlySpan<char> text, int from, PatternWorkspace work, out int start, out int end)
    {
        for (start = from; start < text.Length; start = end)
        {
            var codePoint = UnicodeProperties.CodePointAt(text, start);
            end = start + UnicodeProperties.UnitsOf(codePoint);
            if (condition(codePoint))
            {
                return true;
            }
        }

        (start, end) = (-1, -1);
        return false;
    }
}
