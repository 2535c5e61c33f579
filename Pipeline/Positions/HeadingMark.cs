namespace Search.Pipeline;

/// <summary>From here on the text stands under these headings, outermost first.</summary>
internal readonly record struct HeadingMark(int TextStart, IReadOnlyList<string> Path) : IMark<HeadingMark>
{
    public HeadingMark At(int textStart) => this with { TextStart = textStart };

    public bool Equals(HeadingMark other) => TextStart == other.TextStart && Path.SequenceEqual(other.Path);

    public override int GetHashCode() => HashCode.Combine(TextStart, Path.Count);
}
