namespace Search.Inference;

/// <summary>
/// BERT's normalisation in one pass: clean the text, put spaces around Chinese characters, strip accents, lower-case.
/// </summary>
internal sealed class BertNormalizer(bool cleansText, bool spacesChinese, bool stripsAccents, bool lowers) : Normalizer
{
    private const char Dropped = '\0';

    /// <summary>What becomes of each ASCII character; <see cref="Dropped"/> where that needs a closer look.</summary>
    private readonly char[] _ascii = MapAscii(cleansText, lowers);

    protected override void Append(TokenizerState state, int start, int end)
    {
        for (var at = start; at < end;)
        {
            at = state.NextText.AppendAscii(state.Text, at, end, _ascii);
            if (at < end)
            {
                at = AppendRun(state, at, end);
            }
        }
    }

    private static char[] MapAscii(bool cleansText, bool lowers)
    {
        var map = new char[0x80];
        for (var unit = 0; unit < map.Length; unit++)
        {
            map[unit] = (char)(lowers ? UnicodeProperties.ToLower(unit) : unit);
            if (cleansText)
            {
                map[unit] = unit is '\t' or '\n' or '\r' ? ' ' : IsDropped(unit) ? Dropped : map[unit];
            }
        }

        return map;
    }

    private static bool IsDropped(int codePoint) =>
        codePoint is 0 or 0xFFFD
        || (codePoint is not ('\t' or '\n' or '\r') && UnicodeProperties.Is(codePoint, CharacterClasses.Control));

    private static bool IsChinese(int codePoint) => codePoint switch
    {
        < 0x3400 => false,
        <= 0x4DBF or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) => true,
        // 2B920 is the reference's number; the block itself begins at 2B820.
        >= 0x20000 => codePoint is <= 0x2A6DF or (>= 0x2A700 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF)
            or (>= 0x2F800 and <= 0x2FA1F),
        _ => false,
    };

    /// <summary>
    /// Handles characters up to the next ASCII character that stays. Such a character has no decomposition and no
    /// combining class, so what lies beyond it cannot matter.
    /// </summary>
    private int AppendRun(TokenizerState state, int start, int end)
    {
        var chars = state.Text.Chars;
        var run = state.Run;
        run.Clear();
        var at = start;
        while (at < end && (chars[at] >= _ascii.Length || _ascii[chars[at]] == Dropped))
        {
            var codePoint = UnicodeProperties.CodePointAt(chars, at);
            var next = at + UnicodeProperties.UnitsOf(codePoint);
            Clean(run, codePoint, new TokenOffset(state.Text.StartOf(at), state.Text.EndOf(next - 1)));
            at = next;
        }

        if (stripsAccents)
        {
            AppendStripped(state, run);
        }
        else
        {
            foreach (var (codePoint, place) in run)
            {
                AppendLowered(state.NextText, codePoint, place);
            }
        }

        return at;
    }

    private void Clean(List<(int CodePoint, TokenOffset Place)> run, int codePoint, TokenOffset place)
    {
        if (cleansText && IsDropped(codePoint))
        {
            return;
        }

        if (cleansText && UnicodeProperties.IsWhiteSpace(codePoint))
        {
            run.Add((' ', place));
        }
        else if (spacesChinese && IsChinese(codePoint))
        {
            run.Add((' ', place));
            run.Add((codePoint, place));
            run.Add((' ', place));
        }
        else
        {
            run.Add((codePoint, place));
        }
    }

    private void AppendStripped(TokenizerState state, List<(int CodePoint, TokenOffset Place)> run)
    {
        var forms = state.NormalForms;
        forms.Clear();
        foreach (var (codePoint, _) in run)
        {
            forms.Decompose(codePoint, compatibility: false);
        }

        forms.Finish();
        var consumed = 0;
        foreach (ref readonly var character in forms.Characters)
        {
            consumed += character.Change > 0 ? 0 : 1;
            if (!UnicodeProperties.Is(character.CodePoint, CharacterClasses.NonSpacingMark))
            {
                AppendLowered(state.NextText, character.CodePoint, run[consumed - 1].Place);
            }
        }
    }

    private void AppendLowered(AlignedText text, int codePoint, TokenOffset place)
    {
        text.AppendCodePoint(lowers ? UnicodeProperties.ToLower(codePoint) : codePoint, place.Start, place.End);
        if (lowers && codePoint == 0x130)
        {
            text.Append('\u0307', place.Start, place.End);
        }
    }
}
