using System.Text;

namespace Search.Quality;

/// <summary>Texts full of traps: all planes of Unicode, controls, long words, mixed scripts, lone surrogates.</summary>
internal sealed class RandomTexts(int seed)
{
    private const int MaxParts = 14;
    private const int LongWord = 130;
    private const int LoneSurrogatesOneIn = 200;

    // The numbers of code points in use by kinds of text that tokenizers treat each in their own way.
    private static readonly (int First, int Last)[] Blocks =
    [
        (0x00, 0x7F), (0x80, 0x24F), (0x250, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0xDFF), (0xE00, 0xFFF),
        (0x1100, 0x11FF), (0x1E00, 0x20CF), (0x2100, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7FF),
        (0xE000, 0xF8FF), (0xF900, 0xFFFF), (0x10000, 0x107FF), (0x1D000, 0x1D7FF), (0x1F000, 0x1FAFF),
        (0x20000, 0x2FA1F), (0xE0000, 0xE01EF), (0xF0000, 0x10FFFF),
    ];

    private static readonly string[] Parts =
    [
        "a", "b", "c", "ab", "abc", "é", "É", "e", "ee", "x", "xx", " ", "  ", "\t", "\n", "\r\n", "\r", "\u00a0",
        "\u3000", "\u0301", "\u0323", "\u0302", "\u0344", "\u1100", "\u1161", "\u11a8", "한", "글", "中", "文", "の",
        "か\u3099", "😀", "👨\u200d👩\u200d👧", "𝒜", "𐐀", "𐐨", "İ", "ı", "ß", "ſ", "K", "ﬁ", "½", "²", "①", "㎏", "ﷺ",
        "\0", "\u0001", "\u007f", "\u0085", "\ufffd", "\ue000", "\u00ad", "\u200b", "\u200d", "\ufeff", ".", ",", "!",
        "?", "'", "'s", "'re", "'S", "\"", "``", "-", "_", "▁", "<mask>", "<s>", "<m", "Abc", "AB", "[CLS]", "1", "12",
        "123", "٣", "Ⅳ", "€", "𑁦", "\u302e", "𝅘𝅥𝅮", "ΐ", "Å", "ệ", "ạ\u0302", "\u0e33", "नि", "क्ष", "ு", "\u06dd",
        "ﾞ", "ｶﾞ", "\ud7a3", "\u0958", "\u0f77", "\u0f73\u0f71", "\u0307", "\u0345\u0300", "\u05b0\u05c1", "\u0378",
        "\u08d4", "ȷ", "ΑΣ", "ẞ", "the ", "Hello", "world", "token", "straße", " naïve", "##a", "</w>", "<0xE2>",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        for (var parts = _random.Next(MaxParts + 1); parts > 0; parts--)
        {
            Append(text);
        }

        return text.ToString();
    }

    /// <summary>A list of ids to be decoded, some of which no token has.</summary>
    public int[] NextIds(int vocabularySize) =>
        [.. Enumerable.Range(0, _random.Next(9)).Select(_ => _random.Next(vocabularySize + 1))];

    private void Append(StringBuilder text)
    {
        switch (_random.Next(20))
        {
            case < 3:
                text.Append(RandomCharacter());
                break;
            case 3:
                text.Append(' ');
                break;
            case 4 when _random.Next(10) == 0:
                text.Insert(text.Length, Parts[_random.Next(Parts.Length)], _random.Next(LongWord));
                break;
            case 5 when _random.Next(LoneSurrogatesOneIn / 20) == 0:
                text.Append((char)_random.Next(0xD800, 0xE000));
                break;
            default:
                text.Append(Parts[_random.Next(Parts.Length)]);
                break;
        }
    }

    private string RandomCharacter()
    {
        var (first, last) = Blocks[_random.Next(Blocks.Length)];
        var code = _random.Next(first, last + 1);
        return code is >= 0xD800 and < 0xE000 ? "\ud7ff" : char.ConvertFromUtf32(code);
    }
}
