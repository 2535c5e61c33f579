using System.Text;

namespace Search.Inference;

/// <summary>Replaces every match of a pattern in every token.</summary>
internal sealed class ReplaceDecoder(TextPattern pattern, string replacement) : TokenDecoder
{
    public override List<string> Decode(List<string> tokens) => tokens.ConvertAll(Replace);

    private string Replace(string token)
    {
        var work = new PatternWorkspace();
        pattern.FindAll(token, 0, token.Length, work);
        var text = new StringBuilder(token.Length);
        foreach (var span in work.Spans)
        {
            text.Append(span.IsMatch ? replacement : token.AsSpan(span.Start, span.End - span.Start));
        }

        return text.ToString();
    }
}
