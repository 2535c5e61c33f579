namespace Search.Indexing;

/// <summary>A word of a page, in the frame in which its line is level.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Left">Its left edge in the frame, in points.</param>
/// <param name="Right">Its right edge in the frame.</param>
/// <param name="Baseline">The height of its base line in the frame; larger is higher.</param>
/// <param name="Size">The size of its font in points.</param>
/// <param name="IsMonospaced">Whether its font looks like one for code.</param>
/// <param name="Shown">Its box on the page as displayed.</param>
internal readonly record struct PageWord(
    string Text, double Left, double Right, double Baseline, double Size, bool IsMonospaced, PageRectangle Shown);
