using Search.Evaluation;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A question of the study.</summary>
/// <param name="Document">The id of the article that answers it.</param>
/// <param name="Question">The question with its accepted answers.</param>
/// <param name="Places">Where accepted answers stand in the article.</param>
/// <param name="IsForChoosing">Whether its article is one of those by which a choice is made.</param>
internal sealed record StudyQuestion(
    string Document, SquadQuestion Question, IReadOnlyList<TextSpan> Places, bool IsForChoosing)
{
    /// <summary>Whether a chunk holds an accepted answer in its place, whole.</summary>
    public bool IsAnsweredBy(Chunk chunk) =>
        chunk.DocumentId == Document
        && Places.Any(place => chunk.Span.Start <= place.Start && place.End <= chunk.Span.End);
}
