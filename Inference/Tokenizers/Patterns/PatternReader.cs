using System.Globalization;

namespace Search.Inference;

/// <summary>Walks over a regular expression: characters, fixed texts and quantifiers.</summary>
internal sealed class PatternReader(string expression)
{
    private const int DeepestGroup = 50;

    private int _depth;

    public int At { get; private set; }

    public bool IsAtEnd => At >= expression.Length;

    /// <summary>The character to be read next, NUL at the end.</summary>
    public char Current => IsAtEnd ? '\0' : expression[At];

    /// <summary>The character after the one to be read next, NUL at the end.</summary>
    public char Following => At + 1 < expression.Length ? expression[At + 1] : '\0';

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

    /// <summary>Reads a character, whatever it means.</summary>
    public int ReadCodePoint()
    {
        var codePoint = UnicodeProperties.CodePointAt(expression, At);
        At += UnicodeProperties.UnitsOf(codePoint);
        return codePoint;
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
}
