namespace Search.Evaluation;

/// <summary>What the reader alone says, given the passages that hold the answer.</summary>
/// <param name="Text">The words of its best answer, whatever the gap; empty when it has none.</param>
/// <param name="Score">These against the label.</param>
/// <param name="IsAccepted">Whether it is an accepted answer.</param>
public sealed record IsolatedReading(string Text, AnswerScore Score, bool IsAccepted)
{
    /// <summary>How sure the reader is: the answer's logit less that of "no answer"; null when it has none.</summary>
    public double? NullGap { get; init; }
}
