namespace Search.Pipeline;

/// <summary>The four numbers of an answer; they are never mixed.</summary>
public sealed record AnswerScores
{
    /// <summary>The reader's own score: start logit plus end logit, unbounded.</summary>
    public required double Logit { get; init; }

    /// <summary>
    /// <see cref="Logit"/> minus the score of "no answer" in the same window. Answers are ranked by it; above the
    /// threshold there is an answer, below it there is none. Null when the model has not learnt to say that there is
    /// none; its answers are ranked by their logit.
    /// </summary>
    public required double? NullGap { get; init; }

    /// <summary>How likely the answer is right, 0 to 1; what that is worth says <see cref="IsCalibrated"/>.</summary>
    public required double Probability { get; init; }

    /// <summary>
    /// Whether <see cref="Probability"/> was fitted on labelled questions. If not, it is the logistic function of a
    /// tenth of the logit: good for ordering, not for betting.
    /// </summary>
    public required bool IsCalibrated { get; init; }

    /// <summary>The <see cref="ScoredChunk.Score"/> of the chunk.</summary>
    public required double RetrievalScore { get; init; }
}
