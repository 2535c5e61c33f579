using System.Globalization;

namespace Search.Indexing;

/// <summary>Tells whether rising places of a text lie between characters as readers see them.</summary>
/// <remarks>
/// Looks at each part of the text once, so a text of one endless character costs no more than another.
/// </remarks>
internal struct GraphemeCursor
{
    // Below, no character joins another but CR and LF.
    private const char FirstJoining = '\u0300';

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private int _boundary;

    public GraphemeCursor(string text, int start, int end)
    {
        (_text, _start, _end) = (text, start, end);
        _boundary = start;
    }

    /// <summary>Whether a code unit can join what stands before it; some that say so do not.</summary>
    public static bool IsJoining(char c) => c >= FirstJoining && !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c)
        && !char.IsHighSurrogate(c) && !char.IsPunctuation(c);

    public bool IsBoundary(int index)
    {
        if (index <= _start || index >= _end || IsPlain(index))
        {
            return true;
        }

        if (index < _boundary)
        {
            return false;
        }

        var at = index - 1;
        while (at > _boundary && !IsPlain(at))
        {
            at--;
        }

        while (at < index)
        {
            at += StringInfo.GetNextTextElementLength(_text.AsSpan(at, _end - at));
        }

        _boundary = at;
        return at == index;
    }

    private readonly bool IsPlain(int index) =>
        _text[index - 1] is '\n' or '\u2028' or '\u2029'
        || (_text[index] < FirstJoining && _text[index - 1] < FirstJoining
            && (_text[index] != '\n' || _text[index - 1] != '\r'));
}
