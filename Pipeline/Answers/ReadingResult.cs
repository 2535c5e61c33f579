namespace Search.Pipeline;

/// <summary>What a reader made of a question and the chunks it was given.</summary>
public sealed record ReadingResult
{
    /// <summary>
    /// The best answers, best first; empty when nothing in the chunks can be an answer. Those that
    /// <see cref="Believes"/> denies are what the reader found and does not trust.
    /// </summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>
    /// An answer is believed when its <see cref="AnswerScores.NullGap"/> is above this; null when any answer is.
    /// </summary>
    public double? NullThreshold { get; init; }

    /// <summary>
    /// Whether everything was read; false when the time ran out, so that a better answer may stand in the rest.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What the reading cost.</summary>
    public ReadingCost Cost { get; init; }

    /// <summary>What a person should know about this reading, such as a question that had to be cut.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether the reader believes that the chunks hold an answer.</summary>
    public bool HasAnswer => Answers.Count > 0 && Believes(Answers[0]);

    /// <summary>Whether the reader prefers this answer to "there is none".</summary>
    public bool Believes(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return NullThreshold is not { } threshold || answer.Scores.NullGap > threshold;
    }
}
