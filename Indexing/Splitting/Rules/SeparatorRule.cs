using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts after every occurrence of a string.</summary>
internal sealed class SeparatorRule(string separator) : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End;)
        {
            var next = separator.Length == 1
                ? text[at..].IndexOf(separator[0])
                : text[at..].IndexOf(separator, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            at += next + separator.Length;
            cuts.Add(at);
        }
    }
}
