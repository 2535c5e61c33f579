using System.Buffers;

namespace Search.Indexing;

/// <summary>Finds where the value of an attribute stands in a tag, which the tokenizer does not tell.</summary>
internal static class HtmlAttribute
{
    private const string Spaces = " \t\r\n\f";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(Spaces + "/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(Spaces + ">");
    private static readonly SearchValues<char> Separators = SearchValues.Create(Spaces + "/");

    /// <summary>
    /// The range of the value within the tag, without quotes; empty when the tag has no such attribute.
    /// </summary>
    public static (int Start, int End) Find(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        var at = EndOf(tag, 0, NameEnds);
        while ((at = SkipAll(tag, at, Separators)) < tag.Length && tag[at] != '>')
        {
            var nameEnd = EndOf(tag, at + 1, NameEnds);
            var isNamed = tag[at..nameEnd].Equals(name, StringComparison.OrdinalIgnoreCase);
            var (start, end, next) = Value(tag, SkipAll(tag, nameEnd, Separators));
            if (isNamed)
            {
                return (start, end);
            }

            at = next;
        }

        return (0, 0);
    }

    private static (int Start, int End, int Next) Value(ReadOnlySpan<char> tag, int at)
    {
        if (at >= tag.Length || tag[at] != '=')
        {
            return (at, at, at);
        }

        at = SkipAll(tag, at + 1, Separators);
        if (at < tag.Length && tag[at] is '"' or '\'')
        {
            var length = tag[(at + 1)..].IndexOf(tag[at]);
            var end = length < 0 ? tag.Length : at + 1 + length;
            return (at + 1, end, Math.Min(end + 1, tag.Length));
        }

        var bareEnd = EndOf(tag, at, ValueEnds);
        return (at, bareEnd, bareEnd);
    }

    private static int EndOf(ReadOnlySpan<char> tag, int start, SearchValues<char> ends)
    {
        var found = start < tag.Length ? tag[start..].IndexOfAny(ends) : -1;
        return found < 0 ? tag.Length : start + found;
    }

    private static int SkipAll(ReadOnlySpan<char> tag, int start, SearchValues<char> skipped)
    {
        var found = start < tag.Length ? tag[start..].IndexOfAnyExcept(skipped) : -1;
        return found < 0 ? tag.Length : start + found;
    }
}
