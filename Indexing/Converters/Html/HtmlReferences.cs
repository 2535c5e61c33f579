using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Search.Indexing;

/// <summary>Decodes character references, and tells how long each is in the file.</summary>
internal static class HtmlReferences
{
    private const int MaxNameLength = 40;

    // Those that old pages may write without a semicolon have no more letters.
    private const int MaxBareNameLength = 6;

    /// <summary>Decodes the reference at the start of a text.</summary>
    /// <param name="text">It begins with an ampersand.</param>
    /// <param name="decoded">The characters that it stands for.</param>
    /// <returns>Its length; 0 when the ampersand is only an ampersand.</returns>
    public static int Decode(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        return text is ['&', '#', ..] ? DecodeNumber(text, out decoded)
            : text.Length > 2 && char.IsAsciiLetter(text[1]) ? DecodeName(text, out decoded)
            : 0;
    }

    /// <summary>The text with all references decoded.</summary>
    public static string DecodeAll(string text)
    {
        var next = text.IndexOf('&', StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (next >= 0)
        {
            result.Append(rest[..next]);
            rest = rest[next..];
            var length = Decode(rest, out var decoded);
            result.Append(length == 0 ? "&" : decoded);
            rest = rest[Math.Max(1, length)..];
            next = rest.IndexOf('&');
        }

        return result.Append(rest).ToString();
    }

    private static int DecodeName(ReadOnlySpan<char> text, out string decoded)
    {
        var length = 1;
        while (length < text.Length && length <= MaxNameLength && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        if (length < text.Length && text[length] == ';' && Find(text[1..(length + 1)]) is { } whole)
        {
            decoded = whole;
            return length + 1;
        }

        for (var end = Math.Min(length, MaxBareNameLength + 1); end > 2; end--)
        {
            if (Find(text[1..end]) is { } bare)
            {
                decoded = bare;
                return end;
            }
        }

        decoded = "";
        return 0;
    }

    private static int DecodeNumber(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        var isHex = text.Length > 2 && text[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        if (end == start)
        {
            return 0;
        }

        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var isInRange = int.TryParse(text[start..end], style, CultureInfo.InvariantCulture, out var number);
        decoded = isInRange ? CharacterOf(number) : "\uFFFD";
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static string CharacterOf(int number) =>
        number < 0xA0 && HtmlEntityProvider.IsInCharacterTable(number) ? HtmlEntityProvider.GetSymbolFromTable(number)!
        : Rune.IsValid(number) ? new Rune(number).ToString()
        : "\uFFFD";

    private static string? Find(ReadOnlySpan<char> name) => HtmlEntityProvider.Resolver.GetSymbol(name.ToString());
}
