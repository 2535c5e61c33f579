namespace Search.Inference;

/// <summary>Reads the characters and classes of a regular expression.</summary>
internal sealed class CharacterSetReader(PatternReader reader)
{
    /// <summary>Reads one character or class outside of brackets, or a bracket.</summary>
    public CharacterSet Read()
    {
        if (reader.TryRead('['))
        {
            return ReadBracket();
        }

        var set = new CharacterSet();
        switch (reader.Current)
        {
            case '.':
                reader.ReadCodePoint();
                set.Add('\n', '\n');
                set.IsNegated = true;
                break;
            case '\\':
                reader.ReadCodePoint();
                AddEscape(set);
                break;
            case '^' or '$' or '*' or '+' or '?' or '{':
                throw reader.Refuse($"'{reader.Current}'", "a character, a class or a group");
            default:
                var codePoint = reader.ReadCodePoint();
                set.Add(codePoint, codePoint);
                break;
        }

        return set;
    }

    private CharacterSet ReadBracket()
    {
        var set = new CharacterSet { IsNegated = reader.TryRead('^') };
        var isFirst = true;
        while (isFirst || reader.Current != ']')
        {
            isFirst = false;
            if (reader.IsAtEnd || reader.Current is '[' or ']' || (reader.Current == '&' && reader.Following == '&'))
            {
                var found = reader.IsAtEnd ? "the end" : $"'{reader.Current}' in brackets";
                throw reader.Refuse(found, "characters, ranges and classes");
            }

            ReadBracketItem(set);
        }

        reader.ReadCodePoint();
        return set;
    }

    private void ReadBracketItem(CharacterSet set)
    {
        var first = reader.TryRead('\\') ? ReadEscape(set) : reader.ReadCodePoint();
        if (first < 0)
        {
            return;
        }

        var last = first;
        if (reader.Current == '-' && reader.Following is not (']' or '\0'))
        {
            reader.ReadCodePoint();
            last = reader.TryRead('\\') ? ReadEscape(set) : reader.ReadCodePoint();
        }

        if (last < first)
        {
            throw reader.Refuse("a range", "its first character before its last");
        }

        set.Add(first, last);
    }

    private void AddEscape(CharacterSet set)
    {
        var codePoint = ReadEscape(set);
        if (codePoint >= 0)
        {
            set.Add(codePoint, codePoint);
        }
    }

    /// <summary>Reads what follows a backslash: a character, which is returned, or a class, which is added.</summary>
    private int ReadEscape(CharacterSet set)
    {
        if (reader.IsAtEnd)
        {
            throw reader.Refuse("the end", "a character after '\\'");
        }

        var letter = reader.ReadCodePoint();
        switch (letter)
        {
            case 's' or 'S':
                set.Add(UnicodeProperties.IsWhiteSpace, letter == 'S');
                return -1;
            case 'p' or 'P':
                AddProperty(set, letter == 'P');
                return -1;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'f':
                return '\f';
            case 'v':
                return '\v';
            default:
                return letter < 0x80 && char.IsAsciiLetterOrDigit((char)letter)
                    ? throw reader.Refuse(
                        $"'\\{(char)letter}'", "\\s, \\S, \\p{L}, \\p{N}, \\n, \\r, \\t or an escaped sign")
                    : letter;
        }
    }

    private void AddProperty(CharacterSet set, bool negated)
    {
        reader.Expect('{');
        negated ^= reader.TryRead('^');
        if (reader.TryRead("L}"))
        {
            set.Add(codePoint => UnicodeProperties.Is(codePoint, CharacterClasses.Letter), negated);
        }
        else if (reader.TryRead("N}"))
        {
            set.Add(codePoint => UnicodeProperties.Is(codePoint, CharacterClasses.Number), negated);
        }
        else
        {
            throw reader.Refuse("a property", "L or N");
        }
    }
}
