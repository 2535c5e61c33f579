namespace Search.Evaluation;

/// <summary>Counts how far down the list of answers the first right one stands.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AnswerRecall
{
    private readonly List<int?> _ranks = [];

    /// <summary>How many questions were counted; those without an answer are not.</summary>
    public int Questions => _ranks.Count;

    /// <summary>Counts a question.</summary>
    /// <param name="question">The question with its label; one without an answer is left out.</param>
    /// <param name="answers">The texts of the answers given, best first.</param>
    public void Add(LabelledQuestion question, IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answers);
        if (question.IsAnswerable)
        {
            var rank = answers.TakeWhile(answer => !question.Accepts(answer)).Count();
            _ranks.Add(rank < answers.Count ? rank : null);
        }
    }

    /// <summary>
    /// The share of questions with a right answer among the first so many, 0 to 1; 0 without questions.
    /// </summary>
    /// <param name="count">How many answers count, from 1.</param>
    public double At(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Questions == 0 ? 0 : (double)_ranks.Count(rank => rank < count) / Questions;
    }
}
