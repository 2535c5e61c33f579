namespace Search.Indexing;

/// <summary>Makes lines of the text that a recognizer read on a page; it has no boxes of words.</summary>
internal static class RecognizedText
{
    public static List<PageLine> LinesOf(string? text, int page, double width, double height)
    {
        var lines = new List<PageLine>();
        var isAfterBlank = true;
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                lines.Add(LineOf(words, page, new PageRectangle(0, 0, width, height), isAfterBlank));
            }

            isAfterBlank = words.Length == 0;
        }

        return lines;
    }

    private static PageLine LineOf(string[] words, int page, PageRectangle box, bool beginsParagraph) => new()
    {
        Page = page,
        Block = 0,
        Words = [.. words.Select(word => new LineWord(word, box))],
        Left = 0,
        Baseline = 0,
        Size = 0,
        IsMonospaced = false,
        IsLevel = false,
        HasBoxes = false,
        Shown = box,
        BeginsParagraph = beginsParagraph,
    };
}
