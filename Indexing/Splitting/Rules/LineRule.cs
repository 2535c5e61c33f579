using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts after line ends: LF, CR LF, and CR alone.</summary>
internal sealed class LineRule : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End;)
        {
            var next = text[at..].IndexOfAny('\r', '\n');
            if (next < 0)
            {
                break;
            }

            // Between CR and LF there is no place to cut: the list leaves it out.
            at += next + 1;
            cuts.Add(at);
        }
    }
}
