namespace Search.Indexing;

/// <summary>A line of a column, in reading order among the others.</summary>
internal sealed class PageLine
{
    public required int Page { get; init; }

    /// <summary>The column that the line belongs to: lines of one stand below each other.</summary>
    public required int Block { get; init; }

    public required IReadOnlyList<LineWord> Words { get; init; }

    public required double Left { get; init; }

    public required double Baseline { get; init; }

    public required double Size { get; init; }

    public required bool IsMonospaced { get; init; }

    /// <summary>The box of the line on the page as displayed.</summary>
    public required PageRectangle Shown { get; init; }

    /// <summary>Whether the line is level on the page as displayed, so that its words share top and height.</summary>
    public required bool IsLevel { get; init; }

    /// <summary>Whether it is known where the words stand.</summary>
    public bool HasBoxes { get; init; } = true;

    /// <summary>Whether a new paragraph begins here.</summary>
    public bool BeginsParagraph { get; set; }

    /// <summary>The level of the heading that begins here, and its title; null without one.</summary>
    public (int Level, string Title)? Heading { get; set; }

    /// <summary>Whether the line is that of a heading, the first or a further one.</summary>
    public bool IsHeading { get; set; }

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    public static PageLine Of(List<PageWord> words, int page, int block, bool isLevel)
    {
        var main = words.MaxBy(word => word.Text.Length * word.Size);
        return new PageLine
        {
            Page = page,
            Block = block,
            Words = [.. ReadingDirection.Order(words).Select(word => new LineWord(word.Text, word.Shown))],
            Left = words[0].Left,
            Baseline = main.Baseline,
            Size = main.Size,
            IsMonospaced = words.TrueForAll(word => word.IsMonospaced),
            IsLevel = isLevel,
            Shown = words.Select(word => word.Shown).Aggregate((one, other) => one.Union(other)),
        };
    }
}
