using System.Globalization;
using System.Text;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Brings the text into a Unicode normal form.</summary>
/// <remarks>
/// Works character by character as readers see them, so that each one still leads to its own place in the file.
/// </remarks>
/// <param name="form">The normal form; by default canonical composition (NFC).</param>
public sealed class UnicodeCleaner(NormalizationForm form = NormalizationForm.FormC) : IDocumentCleaner
{
    // Below, normal forms change nothing but the no-break space and its like, and no character joins another.
    private const char FirstChanged = '\u00A0';
    private const char FirstJoining = '\u0300';

    private readonly NormalizationForm _form = Enum.IsDefined(form)
        ? form
        : throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such normal form.");

    /// <inheritdoc/>
    public string Version { get; } = $"unicode 1 {form}";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var edits = new TextEdits(document);
        for (var at = NextChanged(text, 0); at < text.Length; at = NextChanged(text, at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = at > 0 && text[at] >= FirstJoining && Joins(text, at) ? at - 1 : at;
            var end = EndOfCharacter(text, at);
            edits.Replace(
                new TextSpan(start, end), UnicodeNormalization.Normalize(text.AsSpan(start, end - start), _form));
            at = end;
        }

        return edits.Apply();
    }

    private static int NextChanged(string text, int start)
    {
        var next = text.AsSpan(start).IndexOfAnyInRange(FirstChanged, '\uFFFF');
        return next < 0 ? text.Length : start + next;
    }

    private static int EndOfCharacter(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] >= FirstJoining && Joins(text, end))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a normal form can join a code unit to the one before, or order the two.</summary>
    private static bool Joins(string text, int index)
    {
        if (char.IsLowSurrogate(text[index]))
        {
            return char.IsHighSurrogate(text[index - 1]);
        }

        // The vowels and trailing consonants of Hangul.
        return text[index] is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FB')
            || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }
}
