using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts around table rows, which stay whole, and elsewhere as another rule does.</summary>
/// <remarks>A row is a line with cells that <c> | </c> parts, as converters write tables.</remarks>
internal sealed class RowRule(CutRule elsewhere) : CutRule
{
    private const string Cell = " | ";

    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        var prose = range.Start;
        for (var line = range.Start; line < range.End;)
        {
            var feed = text[line..].IndexOf('\n');
            var end = feed < 0 ? range.End : line + feed + 1;
            if (text[line..end].Contains(Cell, StringComparison.Ordinal))
            {
                AddElsewhere(document, new TextSpan(prose, line), cuts);
                cuts.Add(line);
                cuts.Add(end);
                prose = end;
            }

            line = end;
        }

        AddElsewhere(document, new TextSpan(prose, range.End), cuts);
    }

    private void AddElsewhere(Document document, TextSpan range, CutList cuts)
    {
        if (!range.IsEmpty)
        {
            elsewhere.AddCuts(document, range, cuts);
        }
    }
}
