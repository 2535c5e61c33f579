using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts between characters as readers see them, each piece of at most so many code units.</summary>
/// <param name="most">The code units of a piece; a single character may have more.</param>
internal sealed class CharacterRule(int most) : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        var (piece, at) = (range.Start, range.Start);
        while (at < range.End)
        {
            var next = at + StringInfo.GetNextTextElementLength(text[at..]);
            if (next - piece > most && at > piece)
            {
                cuts.Add(at);
                piece = at;
            }

            at = next;
        }
    }
}
