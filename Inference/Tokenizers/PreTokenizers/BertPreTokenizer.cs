namespace Search.Inference;

/// <summary>Splits at white space, which it removes, and around every punctuation character.</summary>
internal sealed class BertPreTokenizer : SplittingPreTokenizer
{
    private const byte WordCharacter = 0;
    private const byte WhiteSpace = 1;
    private const byte Punctuation = 2;

    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 0x80).Select(Classify)];

    protected override void Split(ReadOnlySpan<char> chars, int start, int end, PieceList output)
    {
        var wordStart = start;
        for (var at = start; at < end;)
        {
            var unit = chars[at];
            var next = at + 1;
            byte kind;
            if (unit < 0x80)
            {
                kind = Ascii[unit];
            }
            else
            {
                var codePoint = UnicodeProperties.CodePointAt(chars, at);
                kind = Classify(codePoint);
                next = at + UnicodeProperties.UnitsOf(codePoint);
            }

            if (kind != WordCharacter)
            {
                output.AddText(wordStart, at);
                wordStart = next;
                if (kind == Punctuation)
                {
                    output.AddText(at, next);
                }
            }

            at = next;
        }

        output.AddText(wordStart, end);
    }

    private static byte Classify(int codePoint) =>
        UnicodeProperties.IsWhiteSpace(codePoint) ? WhiteSpace
        : UnicodeProperties.Is(codePoint, CharacterClasses.Punctuation) ? Punctuation
        : WordCharacter;
}
