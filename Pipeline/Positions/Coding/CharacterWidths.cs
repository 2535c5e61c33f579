namespace Search.Pipeline;

/// <summary>How wide the characters of a line are likely to be, in relation to one another.</summary>
/// <remarks>The widths are rough means over common fonts of books; what they miss is written as a difference.</remarks>
internal static class CharacterWidths
{
    private const byte Space = 27;
    private const byte Lower = 53;
    private const byte Upper = 68;
    private const byte Wide = 100;

    /// <summary>Widths of U+0020 to U+007E.</summary>
    private static ReadOnlySpan<byte> Ascii =>
    [
        Space, 30, 38, 60, 53, 85, 74, 20, 33, 33, 42, 60, 26, 34, 26, 33,
        54, 54, 54, 54, 54, 54, 54, 54, 54, 54, 28, 28, 60, 60, 60, 48,
        95, 69, 66, 69, 73, 63, 58, 74, 76, 33, 40, 70, 59, 87, 75, 76,
        61, 76, 67, 58, 63, 74, 68, 94, 68, 67, 61, 34, 33, 34, 52, 52,
        36, 51, 55, 48, 55, 51, 31, 53, 57, 28, 28, 54, 28, 85, 57, 54,
        55, 55, 39, 44, 33, 57, 51, 75, 51, 51, 47, 40, 28, 40, 58,
    ];

    public static int Of(char character) => character switch
    {
        >= ' ' and <= '~' => Ascii[character - ' '],
        < ' ' or '\u00A0' => Space,
        >= '\uDC00' and <= '\uDFFF' => 0,
        >= '\u2E80' => Wide,
        _ => char.IsUpper(character) ? Upper : Lower,
    };

    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var character in text)
        {
            width += Of(character);
        }

        return width;
    }
}
