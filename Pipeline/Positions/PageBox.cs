namespace Search.Pipeline;

/// <summary>A rectangle on a page, as the page is displayed.</summary>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="Left">The distance from the page's left edge, in points (1/72 inch).</param>
/// <param name="Top">The distance from the page's top edge, in points.</param>
/// <param name="Width">The width in points.</param>
/// <param name="Height">The height in points.</param>
public readonly record struct PageBox(int Page, float Left, float Top, float Width, float Height)
{
    /// <summary>The distance of the right edge from the page's left edge, in points.</summary>
    public float Right => Left + Width;

    /// <summary>The distance of the bottom edge from the page's top edge, in points.</summary>
    public float Bottom => Top + Height;

    internal bool IsFinite => float.IsFinite(Left) && float.IsFinite(Top) && float.IsFinite(Width)
        && float.IsFinite(Height);

    /// <summary>Whether the other box continues this one on the same line of the page.</summary>
    internal bool IsContinuedBy(PageBox other) =>
        other.Page == Page && other.Top == Top && other.Height == Height && other.Left >= Right - (Height / 4);
}
