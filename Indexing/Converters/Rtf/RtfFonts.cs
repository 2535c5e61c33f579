using System.Text;

namespace Search.Indexing;

/// <summary>The code pages of an RTF file: its own, and those of its fonts.</summary>
internal sealed class RtfFonts
{
    private const int MaxFonts = 10_000;

    private readonly Dictionary<int, Decoder> _decoders = [];
    private int _codePage = 1252;
    private int _current;

    /// <summary>The code page of text in fonts without one of their own.</summary>
    public void SetCodePage(int codePage) => _codePage = codePage;

    /// <summary>Goes to a font of the font table.</summary>
    public void Define(int font) => _current = font;

    /// <summary>Says which characters the font has.</summary>
    public void SetCharset(int charset)
    {
        if (CodePageOf(charset) is { } codePage)
        {
            SetFontCodePage(codePage);
        }
    }

    /// <summary>Says which code page the font has.</summary>
    public void SetFontCodePage(int codePage)
    {
        if (_decoders.Count < MaxFonts && DecoderOf(codePage) is { } decoder)
        {
            _decoders[_current] = decoder;
        }
    }

    /// <summary>Decodes bytes in a font; keeps the first half of a character of two bytes.</summary>
    public Decoder Of(int font)
    {
        if (!_decoders.TryGetValue(font, out var decoder))
        {
            decoder = DecoderOf(_codePage) ?? DecoderOf(1252)!;
            if (_decoders.Count < MaxFonts)
            {
                _decoders[font] = decoder;
            }
        }

        return decoder;
    }

    private static Decoder? DecoderOf(int codePage) => TextDecoder.FindEncoding(codePage)?.GetDecoder();

    // The charsets of Windows' LOGFONT, as the specification lists them.
    private static int? CodePageOf(int charset) => charset switch
    {
        0 or 2 => 1252,
        77 => 10000,
        78 or 128 => 932,
        79 or 129 => 949,
        130 => 1361,
        80 or 134 => 936,
        81 or 136 => 950,
        85 or 161 => 1253,
        86 or 162 => 1254,
        163 => 1258,
        83 or 177 => 1255,
        84 or 178 => 1256,
        186 => 1257,
        89 or 204 => 1251,
        87 or 222 => 874,
        88 or 238 => 1250,
        254 => 437,
        255 => 850,
        _ => null,
    };
}
