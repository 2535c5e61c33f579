using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Search.Indexing;

/// <summary>Takes the words of a page from the parser, with their boxes on the page as displayed.</summary>
internal static class PdfWords
{
    private const double SmallestSize = 0.1;

    /// <summary>The words by direction of writing, the usual direction first.</summary>
    public static IEnumerable<WordFrame> Of(Page page, PdfHiddenText hiddenText, PdfWarnings warnings)
    {
        var letters = LettersOf(page, hiddenText, warnings);
        return NearestNeighbourWordExtractor.Instance.GetWords(letters)
            .Where(word => !string.IsNullOrWhiteSpace(word.Text))
            .GroupBy(AngleOf)
            .OrderBy(group => Math.Abs(group.Key))
            .Select(group => new WordFrame(group.Key, [.. Turn(group, group.Key, page.Height)]));
    }

    private static IReadOnlyList<Letter> LettersOf(Page page, PdfHiddenText hiddenText, PdfWarnings warnings)
    {
        var letters = page.Letters;
        if (hiddenText == PdfHiddenText.Keep || !letters.Any(letter => IsHidden(letter, page)))
        {
            return letters;
        }

        var shown = letters.Where(letter => !IsHidden(letter, page)).ToList();
        if (hiddenText == PdfHiddenText.OnScans && page.NumberOfImages > 0 && shown.TrueForAll(IsBlank))
        {
            return letters;
        }

        if (letters.Any(letter => IsHidden(letter, page) && !IsBlank(letter)))
        {
            warnings.AddHiddenText(page.Number);
        }

        return shown;
    }

    private static bool IsBlank(Letter letter) => string.IsNullOrWhiteSpace(letter.Value);

    // Modes 3 and 7 paint nothing; what lies beside the page is not seen either.
    private static bool IsHidden(Letter letter, Page page)
    {
        var box = letter.BoundingBox;
        return letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip
            || box.Right < 0 || box.Left > page.Width || box.Top < 0 || box.Bottom > page.Height;
    }

    private static int AngleOf(Word word)
    {
        var (first, last) = (word.Letters[0].StartBaseLine, word.Letters[^1].EndBaseLine);
        var angle = (int)Math.Round(Math.Atan2(last.Y - first.Y, last.X - first.X) * 180 / Math.PI);
        return angle == -180 ? 180 : Math.Abs(angle) <= 1 ? 0 : angle;
    }

    private static IEnumerable<PageWord> Turn(IEnumerable<Word> words, int angle, double pageHeight)
    {
        var (sin, cos) = Math.SinCos(-angle * Math.PI / 180);
        foreach (var word in words)
        {
            var (left, right) = (double.MaxValue, double.MinValue);
            var shown = default(PageRectangle?);
            foreach (var letter in word.Letters)
            {
                var box = BoxOf(letter);
                foreach (var corner in new[] { box.TopLeft, box.TopRight, box.BottomLeft, box.BottomRight })
                {
                    var x = (corner.X * cos) - (corner.Y * sin);
                    (left, right) = (Math.Min(left, x), Math.Max(right, x));
                    var point = new PageRectangle(
                        corner.X, pageHeight - corner.Y, corner.X, pageHeight - corner.Y);
                    shown = shown?.Union(point) ?? point;
                }
            }

            var start = word.Letters[0].StartBaseLine;
            yield return new PageWord(
                Clean(TextOf(word)), left, right, (start.X * sin) + (start.Y * cos), SizeOf(word),
                IsMonospaced(word.FontName), shown!.Value);
        }
    }

    // The letters come from left to right, whatever is written.
    private static string TextOf(Word word) => ReadingDirection.HasRightToLeft(word.Text)
        ? ReadingDirection.WordOf([.. word.Letters.Select(letter => letter.Value)])
        : word.Text;

    private static PdfRectangle BoxOf(Letter letter) =>
        letter.GlyphRectangleLoose.Height > 0 ? letter.GlyphRectangleLoose : letter.BoundingBox;

    private static double SizeOf(Word word) => Math.Max(SmallestSize, word.Letters.Max(letter => letter.PointSize));

    private static bool IsMonospaced(string? font) => font is not null
        && (font.Contains("Mono", StringComparison.OrdinalIgnoreCase)
            || font.Contains("Courier", StringComparison.OrdinalIgnoreCase)
            || font.Contains("Consol", StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes ligatures as their letters, and leaves out what cannot stand in a text.</summary>
    private static string Clean(string word)
    {
        if (word.All(character => !IsSpecial(character)))
        {
            return word;
        }

        var clean = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var isLast = i == word.Length - 1;
            clean.Append(word[i] switch
            {
                '\uFB00' => "ff",
                '\uFB01' => "fi",
                '\uFB02' => "fl",
                '\uFB03' => "ffi",
                '\uFB04' => "ffl",
                '\uFB05' or '\uFB06' => "st",
                '\u00AD' => isLast ? "-" : "",
                '\0' => "",
                var character when char.IsControl(character) => "",
                var character when char.IsSurrogate(character) && !IsPaired(word, i) => "\uFFFD",
                var character => character.ToString(),
            });
        }

        return clean.Length == 0 ? "\uFFFD" : clean.ToString();
    }

    private static bool IsSpecial(char character) => character is (>= '\uFB00' and <= '\uFB06') or '\u00AD'
        || char.IsControl(character) || char.IsSurrogate(character) || char.IsWhiteSpace(character);

    private static bool IsPaired(string word, int index) => char.IsHighSurrogate(word[index])
        ? index + 1 < word.Length && char.IsLowSurrogate(word[index + 1])
        : index > 0 && char.IsHighSurrogate(word[index - 1]);
}
