using System.Globalization;
using System.Text;

namespace Search.Quality;

/// <summary>The characters that the codes of RTF stand for.</summary>
internal static class RtfCharacters
{
    private const int WesternCodePage = 1252;

    private static readonly Encoding Western =
        CodePagesEncodingProvider.Instance.GetEncoding(WesternCodePage) ?? Encoding.Latin1;

    /// <summary>Decodes one code; a word that stands for no character is nothing.</summary>
    public static string Decode(string code)
    {
        if (code.StartsWith("\\'", StringComparison.Ordinal))
        {
            return Western.GetString(Convert.FromHexString(code[2..]));
        }

        var word = code[1..].TrimEnd();
        if (word.Length > 1 && word[0] == 'u' && (word[1] == '-' || char.IsAsciiDigit(word[1])))
        {
            // A character for readers without Unicode may follow: it is not said again.
            var digits = word[1..2] + string.Concat(word.Skip(2).TakeWhile(char.IsAsciiDigit));
            return ((char)(ushort)int.Parse(digits, CultureInfo.InvariantCulture)).ToString();
        }

        return word switch
        {
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "_" => "\u2011",
            "\\" or "{" or "}" => word,
            _ => "",
        };
    }
}
