namespace Search.Pipeline;

/// <summary>Finds where the sentence that begins at a place ends.</summary>
/// <remarks>Every character is looked at a bounded number of times, whatever the text.</remarks>
internal readonly struct SentenceScanner
{
    private const int MostOpeners = 4;
    private const int LongestIdentifier = 48;

    private readonly string _text;
    private readonly int _end;
    private readonly bool _hasThai;

    public SentenceScanner(string text, int end)
    {
        _text = text;
        _end = end;
        _hasThai = text.AsSpan(0, end).ContainsAnyInRange('\u0E01', '\u0E5B');
    }

    /// <summary>The end of the sentence, before the white space that follows it.</summary>
    public int FindEnd(int start)
    {
        var stops = _hasThai ? SentenceMarks.StopsAndSpaces : SentenceMarks.Stops;
        for (var i = start; i < _end;)
        {
            var next = _text.AsSpan(i, _end - i).IndexOfAny(stops);
            if (next < 0)
            {
                break;
            }

            i += next;
            if (_text[i] is '\n' or '\f' or '\u2029')
            {
                if (i > start && (_text[i] != '\n' || SentenceLines.EndAt(_text, start, i, _end)))
                {
                    return i;
                }

                i++;
            }
            else if (_text[i] == ' ')
            {
                if (ThaiClauses.EndAt(_text, start, i, _end))
                {
                    return i;
                }

                i++;
            }
            else
            {
                var after = SkipMarks(i);
                if (EndsAt(start, i, after))
                {
                    return after;
                }

                i = after;
            }
        }

        return _end;
    }

    private bool EndsAt(int start, int mark, int after)
    {
        if (after == _end)
        {
            return true;
        }

        if (SentenceMarks.IsWide(_text[mark]))
        {
            return !QuotedSpeech.GoesOn(_text, after, _end);
        }

        if (!char.IsWhiteSpace(_text[after]))
        {
            return false;
        }

        var next = TextScan.SkipWhiteSpace(_text, after, _end);
        if (next == _end)
        {
            return true;
        }

        if (TextScan.IsJoined(_text[next]))
        {
            return false;
        }

        var isPlainStop = _text[mark] == '.' && after == mark + 1;
        return StartsSentence(next, isPlainStop)
            && !(isPlainStop && Abbreviations.Hold(_text, start, mark, next, _end));
    }

    /// <summary>
    /// Whether what comes next can begin a sentence: no small letter, unless it begins a name of code.
    /// </summary>
    private bool StartsSentence(int next, bool isPlainStop)
    {
        var letter = _text[next] is '—' or '–' ? TextScan.SkipWhiteSpace(_text, next + 1, _end) : next;
        var first = letter;
        while (letter < _end && letter - first < MostOpeners && SentenceMarks.IsOpener(_text[letter]))
        {
            letter++;
        }

        if (letter == _end || !char.IsLower(_text[letter]))
        {
            return letter == _end || !",;:".Contains(_text[letter], StringComparison.Ordinal);
        }

        return isPlainStop && (letter > first ? _text[first] is '`' or '*' or '_' : IsIdentifier(letter));
    }

    /// <summary>Whether a word is written as programs are: <c>add_one</c>, <c>main()</c>, <c>String::new</c>.</summary>
    private bool IsIdentifier(int index)
    {
        var limit = Math.Min(_end, index + LongestIdentifier);
        for (var i = index + 1; i + 1 < limit && !char.IsWhiteSpace(_text[i]); i++)
        {
            var (before, c, after) = (_text[i - 1], _text[i], _text[i + 1]);
            var isJoint = c is ':' or '.' or '!' && (char.IsLetter(after) || after is ':' or '(') && i > index + 1;
            if (c is '_' or '(' || (isJoint && before != '.') || (char.IsUpper(c) && char.IsLower(before)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place after the marks, the quotes and brackets that they close, and the numbers of notes.</summary>
    private int SkipMarks(int index)
    {
        while (index < _end && SentenceMarks.IsMark(_text[index]))
        {
            index++;
        }

        while (index < _end && (SentenceMarks.IsCloser(_text[index]) || TextScan.IsJoined(_text[index]))
            && !(_text[index] == '“' && IsLetterAt(index + 1)))
        {
            index++;
        }

        if (index + 1 < _end && _text[index] is '\u00A0' or '\u202F' or ' ' && _text[index + 1] is '»' or '›'
            && !IsLetterAt(index + 2))
        {
            index += 2;
        }

        return SkipNote(index);
    }

    private bool IsLetterAt(int index) => index < _end && char.IsLetter(_text[index]);

    private int SkipNote(int index)
    {
        if (index == _end || _text[index] != '[')
        {
            return index;
        }

        var digit = index + 1;
        while (digit < _end && digit - index <= 4 && char.IsAsciiDigit(_text[digit]))
        {
            digit++;
        }

        return digit > index + 1 && digit < _end && _text[digit] == ']' ? digit + 1 : index;
    }
}
