using System.Buffers;

namespace Search.Indexing;

/// <summary>Writes the characters between the tags: white space by the rules of HTML, references decoded.</summary>
internal sealed class HtmlCharacters(MappedText text)
{
    private static readonly SearchValues<char> WhiteSpaceOrReference = SearchValues.Create(" \t\r\n\f&");
    private static readonly SearchValues<char> LineBreakOrReference = SearchValues.Create("\r\n&");

    private string _source = "";
    private int _offset;

    /// <summary>Whether a line break that comes at once does not count, as after <c>pre</c>.</summary>
    public bool SkipsLineBreak { get; set; }

    /// <summary>Goes to a piece of HTML, from which ranges are written then.</summary>
    public void Begin(string source, int offset) => (_source, _offset) = (source, offset);

    /// <summary>Writes text in which any white space is one space.</summary>
    public void WriteCollapsed(int start, int end, bool hasReferences)
    {
        while (start < end)
        {
            var c = _source[start];
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                text.Space();
                start++;
            }
            else if (c == '&')
            {
                start += WriteReference(start, end, hasReferences, collapses: true);
            }
            else
            {
                var length = WordsLength(_source.AsSpan(start, end - start));
                text.Copy(_offset + start, length);
                start += length;
            }
        }
    }

    /// <summary>The length of the words that can be copied at once, with single spaces between them.</summary>
    private static int WordsLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (true)
        {
            var next = text[length..].IndexOfAny(WhiteSpaceOrReference);
            if (next < 0)
            {
                return text.Length;
            }

            length += next;
            var isSingleSpace = text[length] == ' ' && length + 1 < text.Length &&
                !WhiteSpaceOrReference.Contains(text[length + 1]);
            if (!isSingleSpace)
            {
                return length;
            }

            length++;
        }
    }

    /// <summary>Writes text as it stands in the file.</summary>
    public void WriteExact(int start, int end, bool hasReferences)
    {
        while (start < end)
        {
            var c = _source[start];
            if (c is '\r' or '\n')
            {
                start += c == '\r' && start + 1 < end && _source[start + 1] == '\n' ? 2 : 1;
                if (!SkipsLineBreak)
                {
                    text.BreakAgain();
                }
            }
            else if (c == '&')
            {
                start += WriteReference(start, end, hasReferences, collapses: false);
            }
            else
            {
                var next = _source.AsSpan(start, end - start).IndexOfAny(LineBreakOrReference);
                var length = next < 0 ? end - start : next;
                text.Copy(_offset + start, length);
                start += length;
            }

            SkipsLineBreak = false;
        }
    }

    private int WriteReference(int start, int end, bool hasReferences, bool collapses)
    {
        var decoded = "";
        var length = hasReferences ? HtmlReferences.Decode(_source.AsSpan(start, end - start), out decoded) : 0;
        if (length == 0)
        {
            text.Copy(_offset + start, 1);
            return 1;
        }

        if (collapses && decoded is (" " or "\n" or "\t"))
        {
            text.Space();
        }
        else
        {
            text.Replace(decoded, _offset + start, length);
        }

        return length;
    }
}
