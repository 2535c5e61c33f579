namespace Search.Inference;

/// <summary>Something to look for in text. Immutable.</summary>
internal abstract class TextPattern
{
    /// <summary>Finds the next match from a place on.</summary>
    public abstract bool TryFind(ReadOnlySpan<char> text, int from, PatternWorkspace work, out int start, out int end);

    /// <summary>Cuts a range of text into matches and what is between them; the spans cover all of it.</summary>
    public void FindAll(ReadOnlySpan<char> chars, int start, int end, PatternWorkspace work)
    {
        var spans = work.Spans;
        spans.Clear();
        var text = chars[start..end];
        work.StartCounting(text.Length);
        var (done, at, lastEnd) = (0, 0, -1);
        while (at <= text.Length && TryFind(text, at, work, out var matchStart, out var matchEnd))
        {
            // An empty match right after a match would be found for ever.
            if (matchStart == matchEnd && matchEnd == lastEnd)
            {
                at += at < text.Length ? UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(text, at)) : 1;
                continue;
            }

            AddGap(spans, start + done, start + matchStart);
            spans.Add(new MatchSpan(start + matchStart, start + matchEnd, true));
            (done, at, lastEnd) = (matchEnd, matchEnd, matchEnd);
        }

        AddGap(spans, start + done, end);
    }

    private static void AddGap(List<MatchSpan> spans, int start, int end)
    {
        if (start < end)
        {
            spans.Add(new MatchSpan(start, end, false));
        }
    }
}
