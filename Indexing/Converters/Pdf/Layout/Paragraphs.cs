namespace Search.Indexing;

/// <summary>Finds where paragraphs begin among the lines of a column, and across columns and pages.</summary>
internal static class Paragraphs
{
    private const double WiderPitch = 1.3;
    private const double OtherSize = 1.12;
    private const double SmallestIndent = 0.7;
    private const double LargestIndent = 4;

    /// <summary>Marks the lines of a column after the first.</summary>
    public static void Mark(List<PageLine> lines, int first)
    {
        if (first == lines.Count)
        {
            return;
        }

        var pitch = UsualPitch(lines, first);
        var left = lines.Skip(first).Min(line => line.Left);
        lines[first].BeginsParagraph = true;
        for (var i = first + 1; i < lines.Count; i++)
        {
            var (before, line) = (lines[i - 1], lines[i]);
            line.BeginsParagraph = before.Baseline - line.Baseline > pitch * WiderPitch
                || HasOtherSize(before, line)
                || IsIndented(line, before, i + 1 < lines.Count ? lines[i + 1] : null, left);
        }
    }

    /// <summary>Takes the mark from lines that go on with the sentence of the column or page before.</summary>
    public static void JoinAcrossBlocks(IReadOnlyList<PageLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var (before, line) = (lines[i - 1], lines[i]);
            var isNewBlock = before.Page != line.Page || before.Block != line.Block;
            if (isNewBlock && !before.IsHeading && !line.IsHeading && !HasOtherSize(before, line))
            {
                line.BeginsParagraph = EndsSentence(before.Words[^1].Text) || !char.IsLower(line.Words[0].Text[0]);
            }
        }
    }

    private static bool EndsSentence(string word) =>
        word.AsSpan().TrimEnd("\"'”’»)]").EndsWithAny('.', '!', '?', ':', '…', '。');

    private static bool EndsWithAny(this ReadOnlySpan<char> text, params ReadOnlySpan<char> ends) =>
        text.Length > 0 && ends.Contains(text[^1]);

    private static bool HasOtherSize(PageLine before, PageLine line) =>
        Math.Max(before.Size, line.Size) > OtherSize * Math.Min(before.Size, line.Size);

    private static bool IsIndented(PageLine line, PageLine before, PageLine? next, double left)
    {
        bool IsAtTheEdge(PageLine other) => other.Left - left < SmallestIndent * line.Size;
        return !line.IsMonospaced && !IsAtTheEdge(line) && line.Left - left < LargestIndent * line.Size
            && IsAtTheEdge(before) && (next is null || IsAtTheEdge(next));
    }

    private static double UsualPitch(List<PageLine> lines, int first)
    {
        var pitches = new List<double>();
        for (var i = first + 1; i < lines.Count; i++)
        {
            if (!HasOtherSize(lines[i - 1], lines[i]))
            {
                pitches.Add(lines[i - 1].Baseline - lines[i].Baseline);
            }
        }

        pitches.Sort();
        return pitches.Count == 0 ? lines[first].Size * 1.3 : pitches[(pitches.Count - 1) / 2];
    }
}
