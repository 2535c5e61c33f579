namespace Search.Indexing;

/// <summary>A page of a PDF that has images and no text.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Width">Its width as displayed, in points.</param>
/// <param name="Height">Its height as displayed, in points.</param>
/// <param name="Images">Its images, in the order in which they are painted.</param>
public sealed record ScannedPage(int Number, float Width, float Height, IReadOnlyList<ScannedImage> Images);
