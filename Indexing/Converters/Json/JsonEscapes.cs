using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Search.Indexing;

/// <summary>Writes the characters between two quotation marks of JSON, escapes decoded.</summary>
internal sealed class JsonEscapes(MappedText text)
{
    private const int UnicodeLength = 6;

    /// <summary>The decoded value of a token, with U+FFFD for half a surrogate pair.</summary>
    public static string Decode(ref Utf8JsonReader reader)
    {
        var raw = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!raw.Contains('\\', StringComparison.Ordinal))
        {
            return raw;
        }

        var decoded = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length;)
        {
            var length = 1;
            decoded.Append(raw[at] == '\\' ? DecodeEscape(raw.AsSpan(at), out length) : raw.AsSpan(at, 1).ToString());
            at += length;
        }

        return decoded.ToString();
    }

    /// <summary>Writes a range of the file.</summary>
    public void Write(int start, int length)
    {
        var end = start + length;
        while (start < end)
        {
            var rest = text.File.AsSpan(start, end - start);
            var next = rest.IndexOf('\\');
            if (next != 0)
            {
                var plain = next < 0 ? rest.Length : next;
                text.Copy(start, plain);
                start += plain;
                continue;
            }

            var decoded = DecodeEscape(rest, out var escape);
            text.Replace(decoded, start, escape);
            start += escape;
        }
    }

    private static string DecodeEscape(ReadOnlySpan<char> raw, out int length)
    {
        length = 2;
        return raw[1] switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'b' => "\b",
            'f' => "\f",
            'u' => DecodeUnicode(raw, out length),
            var itself => itself.ToString(),
        };
    }

    private static string DecodeUnicode(ReadOnlySpan<char> raw, out int length)
    {
        length = UnicodeLength;
        var first = UnitOf(raw);
        if (char.IsHighSurrogate(first) && raw.Length >= 2 * UnicodeLength && raw[UnicodeLength..] is ['\\', 'u', ..]
            && UnitOf(raw[UnicodeLength..]) is var second && char.IsLowSurrogate(second))
        {
            length = 2 * UnicodeLength;
            return new string([first, second]);
        }

        return char.IsSurrogate(first) || first == '\0' ? "\uFFFD" : first.ToString();
    }

    private static char UnitOf(ReadOnlySpan<char> raw) =>
        (char)ushort.Parse(raw[2..UnicodeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
