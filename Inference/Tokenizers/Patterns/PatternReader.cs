using System.Globalization;

namespace Search.Inference;

/// <summary>Reads the parts of a regular expression: characters, classes and quantifiers.</summary>
internal sealed class PatternReader(string expression)
{
    private const int DeepestGroup = 50;

    private int _depth;

    public int At { get; private set; }

    public bool IsAtEnd => At >= expression.Length;

    /// <summary>The character to be read next, NUL at the end.</summary>
    public char Current => IsAtEnd ? '\0' : expression[At];

    public string Since(int start) => expression[start..At];

    public void Enter()
    {
        if (++_depth > DeepestGroup)
        {
            throw Refuse("a group", $"no more than {DeepestGroup} within each other");
        }
    }

    public void Leave() => _depth--;

    public bool TryRead(char character)
    {
        var isThere = Current == character && !IsAtEnd;
        At += isThere ? 1 : 0;
        return isThere;
    }

    public bool TryRead(string text)
    {
        var isThere = expression.AsSpan(At).StartsWith(text, StringComparison.Ordinal);
        At += isThere ? text.Length : 0;
        return isThere;
    }

    public void Expect(char character)
    {
        if (!TryRead(character))
        {
            throw Refuse(IsAtEnd ? "the end" : $"'{Current}'", $"'{character}'");
        }
    }

    public FormatException Refuse(string found, string expected) =>
        new($"has {found} at {At} of the expression '{expression}'; expected {expected}");

    /// <summary>Reads one character or class outside of brackets, or a bracket.</summary>
    public CharacterSet ReadSet()
    {
        if (TryRead('['))
        {
            return ReadBracket();
        }

        var set = new CharacterSet();
        switch (Current)
        {
            case '.':
                At++;
                set.Add('\n', '\n');
                set.IsNegated = true;
                break;
            case '\\':
                At++;
                AddEscape(set);
                break;
            case '^' or '$' or '*' or '+' or '?' or '{':
                throw Refuse($"'{Current}'", "a character, a class or a group");
            default:
                var codePoint = ReadCodePoint();
                set.Add(codePoint, codePoint);
                break;
        }

        return set;
    }

    public bool TryReadQuantifier(out int minimum, out int maximum, out bool isLazy)
    {
        (minimum, maximum) = Current switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            '{' => (-1, 0),
            _ => (-1, -1),
        };
        isLazy = false;
        if (maximum < 0)
        {
            return false;
        }

        At++;
        if (minimum < 0)
        {
            (minimum, maximum) = ReadCounts();
        }

        isLazy = TryRead('?');
        if (Current is '+' or '*' or '?' or '{')
        {
            throw Refuse($"the quantifier '{Current}' after another", "one quantifier");
        }

        return true;
    }

    private (int Minimum, int Maximum) ReadCounts()
    {
        const int Most = 1000;
        var first = ReadNumber();
        var last = first;
        if (TryRead(','))
        {
            last = Current == '}' ? int.MaxValue : ReadNumber();
        }

        Expect('}');
        var isValid = first is >= 0 and <= Most && last >= first && last is > 0 and (<= Most or int.MaxValue);
        return isValid ? (first, last) : throw Refuse("a count", $"{{m}}, {{m,}} or {{m,n}} up to {Most}");
    }

    private int ReadNumber()
    {
        var start = At;
        while (char.IsAsciiDigit(Current))
        {
            At++;
        }

        var digits = expression.AsSpan(start..At);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private CharacterSet ReadBracket()
    {
        var set = new CharacterSet { IsNegated = TryRead('^') };
        var isFirst = true;
        while (isFirst || Current != ']')
        {
            isFirst = false;
            if (IsAtEnd || Current is '[' or ']' || (Current == '&' && expression.AsSpan(At).StartsWith("&&")))
            {
                throw Refuse(IsAtEnd ? "the end" : $"'{Current}' in brackets", "characters, ranges and classes");
            }

            ReadBracketItem(set);
        }

        At++;
        return set;
    }

    private void ReadBracketItem(CharacterSet set)
    {
        var first = TryRead('\\') ? ReadEscape(set) : ReadCodePoint();
        if (first < 0)
        {
            return;
        }

        var last = first;
        if (Current == '-' && At + 1 < expression.Length && expression[At + 1] != ']')
        {
            At++;
            last = TryRead('\\') ? ReadEscape(set) : ReadCodePoint();
        }

        if (last < first)
        {
            throw Refuse("a range", "its first character before its last");
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
        if (IsAtEnd)
        {
            throw Refuse("the end", "a character after '\\'");
        }

        var letter = expression[At++];
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
                return char.IsAsciiLetterOrDigit(letter)
                    ? throw Refuse($"'\\{letter}'", "\\s, \\S, \\p{L}, \\p{N}, \\n, \\r, \\t or an escaped sign")
                    : letter;
        }
    }

    private void AddProperty(CharacterSet set, bool negated)
    {
        Expect('{');
        negated ^= TryRead('^');
        if (TryRead("L}"))
        {
            set.Add(codePoint => UnicodeProperties.Is(codePoint, CharacterClasses.Letter), negated);
        }
        else if (TryRead("N}"))
        {
            set.Add(codePoint => UnicodeProperties.Is(codePoint, CharacterClasses.Number), negated);
        }
        else
        {
            throw Refuse("a property", "L or N");
        }
    }

    private int ReadCodePoint()
    {
        var codePoint = UnicodeProperties.CodePointAt(expression, At);
        At += UnicodeProperties.UnitsOf(codePoint);
        return codePoint;
    }
}
