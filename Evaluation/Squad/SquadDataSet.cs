namespace Search.Evaluation;

/// <summary>Labelled questions in the form of SQuAD, the Stanford Question Answering Dataset.</summary>
/// <param name="Version">What the file calls its version: <c>1.1</c>, <c>v2.0</c>.</param>
/// <param name="Articles">The articles.</param>
public sealed record SquadDataSet(string Version, IReadOnlyList<SquadArticle> Articles)
{
    /// <summary>All questions, in the order of the file.</summary>
    public IEnumerable<SquadQuestion> Questions =>
        Articles.SelectMany(article => article.Paragraphs).SelectMany(paragraph => paragraph.Questions);

    /// <summary>Whether the set is of version 2: some questions are marked as having no answer.</summary>
    public bool HasUnanswerable =>
        Questions.Any(question => question.IsImpossible is not null || !question.IsAnswerable);
}
