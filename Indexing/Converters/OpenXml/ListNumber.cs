using System.Globalization;

namespace Search.Indexing;

/// <summary>Writes the number of a list item as digits, letters or in the Roman way.</summary>
internal static class ListNumber
{
    private const int LargestRoman = 3999;
    private const int LetterCount = 26;

    // Beyond it, letters are repeated to no use: Word stops as well.
    private const int LargestLetters = 780;

    private static readonly (int Value, string Digits)[] Roman =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>Writes a number in a format of Office Open XML, such as <c>lowerRoman</c>.</summary>
    /// <returns>Formats other than letters and Roman numbers give digits.</returns>
    public static string Write(int number, string format) => format switch
    {
        "lowerRoman" when number is > 0 and <= LargestRoman => RomanOf(number),
        "upperRoman" when number is > 0 and <= LargestRoman => RomanOf(number).ToUpperInvariant(),
        "lowerLetter" when number is > 0 and <= LargestLetters => Letters(number, 'a'),
        "upperLetter" when number is > 0 and <= LargestLetters => Letters(number, 'A'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // After z come aa, bb, cc.
    private static string Letters(int number, char first) =>
        new((char)(first + ((number - 1) % LetterCount)), ((number - 1) / LetterCount) + 1);

    private static string RomanOf(int number)
    {
        var digits = "";
        foreach (var (value, written) in Roman)
        {
            for (; number >= value; number -= value)
            {
                digits += written;
            }
        }

        return digits;
    }
}
