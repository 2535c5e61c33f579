namespace Search.Evaluation;

/// <summary>A step of the funnel.</summary>
/// <param name="Stage">The step.</param>
/// <param name="Count">How many questions came at least so far; never more than at the step before.</param>
/// <param name="Elsewhere">
/// How many of these came past this step without it: the accepted words stood in a text that the label does not name.
/// </param>
public sealed record FunnelStep(FunnelStage Stage, int Count, int Elsewhere);
