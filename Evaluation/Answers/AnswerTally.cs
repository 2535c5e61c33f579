using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Counts how many labelled questions a system answered, and how many it rightly refused.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AnswerTally
{
    /// <summary>How many questions had an accepted answer among the ones given.</summary>
    public int Answered { get; private set; }

    /// <summary>How many questions with an answer were asked.</summary>
    public int Answerable { get; private set; }

    /// <summary>How many questions without an answer got none.</summary>
    public int Refused { get; private set; }

    /// <summary>How many questions without an answer were asked.</summary>
    public int Unanswerable { get; private set; }

    /// <summary>Counts one question.</summary>
    /// <param name="question">The question with its label.</param>
    /// <param name="answers">The answers given, best first; none for a refusal.</param>
    /// <returns>Whether the system did right: an accepted answer, or a refusal where there is none.</returns>
    public bool Add(LabelledQuestion question, IReadOnlyList<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answers);
        if (!question.IsAnswerable)
        {
            Unanswerable++;
            Refused += answers.Count == 0 ? 1 : 0;
            return answers.Count == 0;
        }

        var accepted = answers.Any(answer => question.Accepts(answer.Text));
        Answerable++;
        Answered += accepted ? 1 : 0;
        return accepted;
    }

    /// <summary>The counts as <c>N of M answered, K of L refused</c>.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Answered} of {Answerable} answered, {Refused} of {Unanswerable} refused");
}
