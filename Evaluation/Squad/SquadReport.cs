namespace Search.Evaluation;

/// <summary>What the official script says of a set of predictions.</summary>
public sealed record SquadReport
{
    /// <summary>The scores of all questions.</summary>
    public required SquadScores All { get; init; }

    /// <summary>The scores of questions with an answer; null for SQuAD 1.1, where all have one.</summary>
    public SquadScores? HasAnswer { get; init; }

    /// <summary>The scores of questions without an answer; null for SQuAD 1.1.</summary>
    public SquadScores? NoAnswer { get; init; }

    /// <summary>How many questions had no prediction.</summary>
    public required int Missing { get; init; }
}
