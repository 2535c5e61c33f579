namespace Search.Evaluation;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">How many questions have a row, those of earlier runs included.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Resumed">How many rows an earlier run had made.</param>
/// <param name="Elapsed">How long this run has taken.</param>
public sealed record EvaluationProgress(int Done, int Total, int Resumed, TimeSpan Elapsed)
{
    /// <summary>How long the rest will take at the speed of this run; null before its first row.</summary>
    public TimeSpan? Left => Done > Resumed ? Elapsed / (Done - Resumed) * (Total - Done) : null;
}
