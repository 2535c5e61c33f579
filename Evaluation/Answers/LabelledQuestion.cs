namespace Search.Evaluation;

/// <summary>A question with the answers that count as right.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">Accepted answers; none when the documents hold no answer.</param>
public sealed record LabelledQuestion(string Question, IReadOnlyList<string> Answers)
{
    /// <summary>A name of the question, unique in its data set; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>Where the answer stands, as far as the label says it; several places are alternatives.</summary>
    public IReadOnlyList<GoldPlace> Gold { get; init; } = [];

    /// <summary>Whether the documents hold an answer.</summary>
    public bool IsAnswerable => Answers.Count > 0;

    /// <summary>Whether a text is one of the accepted answers, as the SQuAD scripts compare.</summary>
    public bool Accepts(string text) => Answers.Any(answer => SquadText.IsExactMatch(text, answer));
}
