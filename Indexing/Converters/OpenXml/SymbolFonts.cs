using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>Turns characters of symbol fonts, which have codes of their own, into Unicode.</summary>
internal static class SymbolFonts
{
    private const int PrivateStart = 0xF000;
    private const int FirstCode = 0x20;

    // The lower half of the font Symbol, from the space on, as Unicode's mapping table for it has it.
    private const string Symbol =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    // Its upper half, from A1 on.
    private const string SymbolUpper =
        "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

    private const int UpperCode = 0xA1;

    /// <summary>The character with a hexadecimal code in a font.</summary>
    /// <returns>
    /// Unicode for the font Symbol; of other fonts the code as it is, in the private range where that is where it lies;
    /// empty for no code.
    /// </returns>
    public static string Decode(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ||
            !Rune.IsValid(number) || number < FirstCode)
        {
            return "";
        }

        var place = number >= PrivateStart ? number - PrivateStart : number;
        if (string.Equals(font, "Symbol", StringComparison.OrdinalIgnoreCase))
        {
            var lower = place - FirstCode;
            var upper = place - UpperCode;
            return lower >= 0 && lower < Symbol.Length ? Symbol[lower].ToString()
                : upper >= 0 && upper < SymbolUpper.Length ? SymbolUpper[upper].ToString()
                : new Rune(number).ToString();
        }

        return new Rune(number).ToString();
    }
}
