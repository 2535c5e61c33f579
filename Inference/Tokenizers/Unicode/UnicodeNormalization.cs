using System.Text;

namespace Search.Inference;

/// <summary>
/// Unicode normal forms by tables of our own, the same on every system and with any globalization mode.
/// </summary>
public static class UnicodeNormalization
{
    /// <summary>The normal form of a text; a lone surrogate stays what it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static string Normalize(ReadOnlySpan<char> text, NormalizationForm form)
    {
        if (!Enum.IsDefined(form))
        {
            throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such normal form.");
        }

        if (Ascii.IsValid(text))
        {
            return text.ToString();
        }

        var buffer = new NormalFormBuffer();
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[at..], out var rune, out var units) != System.Buffers.OperationStatus.Done)
            {
                Flush(buffer, form, result);
                result.Append(text[at]);
                at++;
                continue;
            }

            buffer.Decompose(rune.Value, form is NormalizationForm.FormKC or NormalizationForm.FormKD);
            at += units;
        }

        Flush(buffer, form, result);
        return result.ToString();
    }

    private static void Flush(NormalFormBuffer buffer, NormalizationForm form, StringBuilder result)
    {
        buffer.Finish();
        if (form is NormalizationForm.FormC or NormalizationForm.FormKC)
        {
            buffer.Compose();
        }

        Span<char> units = stackalloc char[2];
        foreach (ref readonly var character in buffer.Characters)
        {
            result.Append(units[..new Rune(character.CodePoint).EncodeToUtf16(units)]);
        }

        buffer.Clear();
    }
}
