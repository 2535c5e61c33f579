using System.Globalization;
using System.Text;

namespace Search.Inference;

/// <summary>
/// SentencePiece's compiled normalisation: a trie from byte strings to places in a pool of zero-terminated strings.
/// </summary>
/// <remarks>
/// As in the reference, what is looked up is a grapheme of less than six bytes, or a single character; the shortest key
/// that begins it replaces all of it.
/// </remarks>
internal sealed class PrecompiledNormalizer : Normalizer
{
    private const int LongestGrapheme = 6;

    /// <summary>No character before this one extends the grapheme of another.</summary>
    private const char FirstExtender = '\u0300';

    private readonly DoubleArrayTrie _trie;
    private readonly byte[] _pool;
    private readonly Dictionary<int, int[]> _forms;
    private readonly int[]?[] _ascii = new int[]?[0x80];

    /// <param name="trie">The trie; its values are places in the pool.</param>
    /// <param name="pool">Replacements in UTF-8, each ended by a zero byte.</param>
    public PrecompiledNormalizer(DoubleArrayTrie trie, byte[] pool)
    {
        (_trie, _pool, _forms) = (trie, pool, ReadForms(pool));
        for (var unit = 1; unit < _ascii.Length; unit++)
        {
            _ascii[unit] = Find([(byte)unit]);
        }
    }

    protected override void Append(TokenizerState state, int start, int end)
    {
        var chars = state.Text.Chars[..end];
        var writer = new DelayedWriter(new AlignmentWriter(state.Text, start, end, state.NextText));
        for (var at = start; at < end;)
        {
            var unit = chars[at];
            if (unit < 0x80 && unit != '\r' && (at + 1 == end || chars[at + 1] < FirstExtender))
            {
                Write(ref writer, unit, _ascii[unit]);
                at++;
            }
            else
            {
                at = AppendGrapheme(ref writer, chars, at);
            }
        }

        writer.Flush();
    }

    private static void Write(ref DelayedWriter writer, int codePoint, int[]? form)
    {
        if (form is null)
        {
            writer.Write(codePoint, 0);
        }
        else
        {
            writer.Replace(1, form);
        }
    }

    private int AppendGrapheme(ref DelayedWriter writer, ReadOnlySpan<char> chars, int at)
    {
        var length = StringInfo.GetNextTextElementLength(chars[at..]);
        var grapheme = chars.Slice(at, length);
        Span<byte> bytes = stackalloc byte[4 * LongestGrapheme];
        if (length < LongestGrapheme)
        {
            var utf8 = bytes[..Encoding.UTF8.GetBytes(grapheme, bytes)];
            if (utf8.Length < LongestGrapheme && Find(utf8) is { } form)
            {
                writer.Replace(CountCharacters(grapheme), form);
                return at + length;
            }
        }

        for (var i = 0; i < length;)
        {
            var codePoint = UnicodeProperties.CodePointAt(grapheme, i);
            Write(ref writer, codePoint, Find(bytes[..UnicodeProperties.EncodeUtf8(codePoint, bytes)]));
            i += UnicodeProperties.UnitsOf(codePoint);
        }

        return at + length;
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unit in text)
        {
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The code points that replace a string, or null.</summary>
    private int[]? Find(ReadOnlySpan<byte> utf8)
    {
        var place = _trie.FindShortest(utf8);
        return place < 0 ? null : _forms.TryGetValue(place, out var form) ? form : ReadForm(_pool, place);
    }

    /// <summary>Decodes the whole pool; values of the trie are places where a string begins, as a rule.</summary>
    private static Dictionary<int, int[]> ReadForms(byte[] pool)
    {
        var forms = new Dictionary<int, int[]>();
        for (var place = 0; place < pool.Length;)
        {
            forms.Add(place, ReadForm(pool, place));
            var length = pool.AsSpan(place).IndexOf((byte)0);
            place = length < 0 ? pool.Length : place + length + 1;
        }

        return forms;
    }

    private static int[] ReadForm(byte[] pool, int place)
    {
        var bytes = pool.AsSpan(Math.Min(place, pool.Length));
        var length = bytes.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(length < 0 ? bytes : bytes[..length]);
        return [.. text.EnumerateRunes().Select(rune => rune.Value)];
    }
}
