namespace Search.Evaluation;

/// <summary>A question to a paragraph.</summary>
/// <param name="Id">Its id, unique in the data set.</param>
/// <param name="Question">The question.</param>
/// <param name="Answers">The answers that count as right; none for a question without an answer.</param>
public sealed record SquadQuestion(string Id, string Question, IReadOnlyList<SquadAnswer> Answers)
{
    /// <summary>
    /// Whether the paragraph has no answer; null when the file does not say, as in SQuAD 1.1.
    /// </summary>
    public bool? IsImpossible { get; init; }

    /// <summary>Words that look like an answer where there is none.</summary>
    public IReadOnlyList<SquadAnswer> PlausibleAnswers { get; init; } = [];

    /// <summary>Whether there is an answer.</summary>
    public bool IsAnswerable => Answers.Count > 0;

    /// <summary>
    /// The answers that a prediction is compared with: those that have a word, or the empty one when none has.
    /// </summary>
    internal IReadOnlyList<string> Gold
    {
        get
        {
            string[] answers =
                [.. Answers.Select(answer => answer.Text).Where(text => SquadText.Words(text).Count > 0)];
            return answers.Length > 0 ? answers : [""];
        }
    }
}
