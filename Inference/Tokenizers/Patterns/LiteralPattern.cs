namespace Search.Inference;

/// <summary>A string to look for as it is.</summary>
internal sealed class LiteralPattern(string literal) : TextPattern
{
    public override bool TryFind(ReadOnlySpan<char> text, int from, PatternWorkspace work, out int start, out int end)
    {
        var at = text[from..].IndexOf(literal, StringComparison.Ordinal);
        (start, end) = (from + at, from + at + literal.Length);
        return at >= 0;
    }
}
