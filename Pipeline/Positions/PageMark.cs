namespace Search.Pipeline;

/// <summary>From here on the text stands on this page.</summary>
internal readonly record struct PageMark(int TextStart, int Number) : IMark<PageMark>
{
    public PageMark At(int textStart) => this with { TextStart = textStart };
}
