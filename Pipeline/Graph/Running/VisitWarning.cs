namespace Search.Pipeline;

/// <summary>A warning with the visit it comes from.</summary>
internal sealed record VisitWarning(int Wave, int Rank, int Index, string Text)
{
    /// <summary>The texts in the order of visits, then others.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlyList<VisitWarning>? warnings, IReadOnlyList<string> others) =>
        warnings is null
            ? others
            : Array.AsReadOnly<string>(
            [
                .. warnings.OrderBy(one => one.Wave).ThenBy(one => one.Rank).ThenBy(one => one.Index)
                    .Select(one => one.Text),
                .. others,
            ]);
}
