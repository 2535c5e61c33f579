namespace Search.Pipeline;

/// <summary>From here on the text stands at this place.</summary>
internal readonly record struct PlaceMark(int TextStart, SourcePlace Place) : IMark<PlaceMark>
{
    public PlaceMark At(int textStart) => this with { TextStart = textStart };
}
