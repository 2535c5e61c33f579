namespace Search.Indexing;

/// <summary>The words of a page that are written in one direction, turned so that their lines are level.</summary>
/// <param name="Angle">The direction in degrees, counter-clockwise; 0 is the usual one.</param>
/// <param name="Words">The words.</param>
internal sealed record WordFrame(int Angle, IReadOnlyList<PageWord> Words)
{
    public bool IsLevel => Angle is 0 or 180;
}
