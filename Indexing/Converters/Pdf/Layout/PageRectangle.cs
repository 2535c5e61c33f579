namespace Search.Indexing;

/// <summary>A rectangle on the page as displayed, in points from its top left corner.</summary>
internal readonly record struct PageRectangle(double Left, double Top, double Right, double Bottom)
{
    public PageRectangle Union(PageRectangle other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right),
        Math.Max(Bottom, other.Bottom));
}
