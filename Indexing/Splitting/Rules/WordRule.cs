using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts where words begin after white space of any kind.</summary>
internal sealed class WordRule : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text;
        for (var i = range.Start + 1; i < range.End; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))
            {
                cuts.Add(i);
            }
        }
    }
}
