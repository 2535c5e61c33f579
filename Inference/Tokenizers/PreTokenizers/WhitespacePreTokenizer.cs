namespace Search.Inference;

/// <summary>
/// Splits into runs of word characters and runs of other characters but white space: <c>\w+|[^\w\s]+</c>.
/// </summary>
internal sealed class WhitespacePreTokenizer : SplittingPreTokenizer
{
    private enum Kind
    {
        WhiteSpace,
        Word,
        Other,
    }

    protected override void Split(ReadOnlySpan<char> chars, int start, int end, PieceList output)
    {
        var kind = Kind.WhiteSpace;
        for (var at = start; at < end;)
        {
            var codePoint = UnicodeProperties.CodePointAt(chars, at);
            var next = Classify(codePoint);
            if (next != kind)
            {
                Add(kind, start, at, output);
                (start, kind) = (at, next);
            }

            at += UnicodeProperties.UnitsOf(codePoint);
        }

        Add(kind, start, end, output);
    }

    private static void Add(Kind kind, int start, int end, PieceList output)
    {
        if (kind != Kind.WhiteSpace)
        {
            output.AddText(start, end);
        }
    }

    private static Kind Classify(int codePoint) =>
        UnicodeProperties.IsWhiteSpace(codePoint) ? Kind.WhiteSpace
        : UnicodeProperties.Is(codePoint, CharacterClasses.Word) ? Kind.Word
        : Kind.Other;
}
