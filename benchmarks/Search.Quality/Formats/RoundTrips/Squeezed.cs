using System.Text;
using Search.Inference;

namespace Search.Quality;

/// <summary>Texts without what files write in another way than their text.</summary>
internal static class Squeezed
{
    /// <summary>A text without white space and the bars between the cells of a table.</summary>
    public static string Of(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '|'));

    /// <summary>A squeezed text in its parts: letters and their marks apart, ligatures as their letters.</summary>
    public static string LettersOf(string text) => Of(UnicodeNormalization.Normalize(text, NormalizationForm.FormKD));

    /// <summary>The letters and digits of a text, with ligatures as their letters.</summary>
    public static string WordsOf(string text) => string.Concat(
        UnicodeNormalization.Normalize(text, NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
}
