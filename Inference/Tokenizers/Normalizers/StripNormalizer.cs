namespace Search.Inference;

/// <summary>Removes white space at the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end)
    {
        var text = state.Text.Chars[start..end];
        var leading = left ? text.Length - text.TrimStart().Length : 0;
        var trailing = right ? text.Length - text.TrimEnd().Length : 0;
        state.NextText.AppendRange(state.Text, start + leading, Math.Max(start + leading, end - trailing));
    }
}
