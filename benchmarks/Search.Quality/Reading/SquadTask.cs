using Search.Evaluation;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A question of a data set with the passages that are read for it.</summary>
/// <param name="Article">The index of the article that the question belongs to.</param>
/// <param name="Question">The question.</param>
/// <param name="Passages">The passages.</param>
/// <param name="HasAnswer">Whether the passages hold an answer.</param>
internal sealed record SquadTask(
    int Article, SquadQuestion Question, IReadOnlyList<ScoredChunk> Passages, bool HasAnswer)
{
    /// <summary>Every question with its own paragraph, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A question is blank.</exception>
    public static IEnumerable<SquadTask> WithOwnParagraph(SquadDataSet dataSet)
    {
        for (var a = 0; a < dataSet.Articles.Count; a++)
        {
            var paragraphs = dataSet.Articles[a].Paragraphs;
            for (var p = 0; p < paragraphs.Count; p++)
            {
                ScoredChunk[] passages = [Quality.Passages.Of(paragraphs[p].Context, $"{a}/{p}")];
                foreach (var question in paragraphs[p].Questions)
                {
                    if (string.IsNullOrWhiteSpace(question.Question))
                    {
                        throw new InvalidDataException($"The question '{question.Id}' is blank.");
                    }

                    yield return new SquadTask(a, question, passages, question.IsAnswerable);
                }
            }
        }
    }
}
