using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts where sentences begin.</summary>
internal sealed class SentenceRule : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var isFirst = true;
        foreach (var sentence in SentenceSegmenter.Segment(document.Text, range))
        {
            if (!isFirst)
            {
                cuts.Add(sentence.Start);
            }

            isFirst = false;
        }
    }
}
