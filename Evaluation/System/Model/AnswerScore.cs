namespace Search.Evaluation;

/// <summary>An answer against a label, by the rules of SQuAD.</summary>
/// <param name="Exact">1 when it equals an accepted answer after normalisation, else 0.</param>
/// <param name="F1">The greatest F1 of its words with those of an accepted answer, 0 to 1.</param>
public sealed record AnswerScore(double Exact, double F1)
{
    /// <summary>Scores words against the answers of a label.</summary>
    /// <param name="text">The words; empty for "no answer".</param>
    /// <param name="answers">The accepted answers; none when "no answer" is right.</param>
    public static AnswerScore Of(string text, IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(answers);
        var (exact, f1) = SquadEvaluation.ScoreOf(
            new SquadQuestion("", "", [.. answers.Select(answer => new SquadAnswer(answer, 0))]), text);
        return new AnswerScore(exact, f1);
    }
}
