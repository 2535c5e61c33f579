using System.Text;

namespace Search.Inference;

/// <summary>NFC, NFD, NFKC or NFKD, in the Unicode version of the reference.</summary>
internal sealed class NormalFormNormalizer(bool composes, bool compatibility) : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end)
    {
        var chars = state.Text.Chars;
        if (Ascii.IsValid(chars[start..end]))
        {
            state.NextText.AppendRange(state.Text, start, end);
            return;
        }

        var forms = state.NormalForms;
        forms.Clear();
        for (var at = start; at < end;)
        {
            var codePoint = UnicodeProperties.CodePointAt(chars, at);
            forms.Decompose(codePoint, compatibility);
            at += UnicodeProperties.UnitsOf(codePoint);
        }

        forms.Finish();
        if (composes)
        {
            forms.Compose();
        }

        var writer = new AlignmentWriter(state.Text, start, end, state.NextText);
        foreach (ref readonly var character in forms.Characters)
        {
            writer.Write(character.CodePoint, character.Change);
        }
    }
}
