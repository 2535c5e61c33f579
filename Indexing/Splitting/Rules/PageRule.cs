using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts where pages begin: those that the converter marked, and after form feeds.</summary>
internal sealed class PageRule : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var feeds = new List<int>();
        for (var at = range.Start; at < range.End;)
        {
            var next = document.Text.AsSpan(at, range.End - at).IndexOf('\f');
            if (next < 0)
            {
                break;
            }

            at += next + 1;
            feeds.Add(at);
        }

        foreach (var cut in feeds.Concat(document.SourceMap.FindPages()).Order())
        {
            cuts.Add(cut);
        }
    }
}
