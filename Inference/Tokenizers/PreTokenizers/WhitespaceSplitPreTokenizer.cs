namespace Search.Inference;

/// <summary>Splits at white space and removes it.</summary>
internal sealed class WhitespaceSplitPreTokenizer : SplittingPreTokenizer
{
    protected override void Split(ReadOnlySpan<char> chars, int start, int end, PieceList output)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsWhiteSpace(chars[at]))
            {
                output.AddText(start, at);
                start = at + 1;
            }
        }

        output.AddText(start, end);
    }
}
