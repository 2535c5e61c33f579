namespace Search.Pipeline;

/// <summary>From here on the text stands under these headings, outermost first.</summary>
internal readonly record struct HeadingMark(int TextStart, IReadOnlyList<string> Path) : IMark<HeadingMark>
{
    public HeadingMark At(int textStart) => this with { TextStart = textStart };
}
