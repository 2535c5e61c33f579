namespace Search.Evaluation;

/// <summary>A line of a run file; one of its members is there.</summary>
/// <param name="Run">What was run: the first line.</param>
/// <param name="Isolated">What the reader alone said to a question.</param>
/// <param name="Row">A finished question.</param>
internal sealed record RunLine(RunFacts? Run = null, IsolatedRow? Isolated = null, QuestionRow? Row = null);
