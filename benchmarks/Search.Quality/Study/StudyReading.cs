using System.Text.Json;
using Search.Evaluation;
using Search.Pipeline;
using Search.Reader;

namespace Search.Quality;

/// <summary>What the reader said to each passage of a question by itself, best passage first.</summary>
/// <param name="IsForChoosing">Whether the question is one of those by which a choice is made.</param>
/// <param name="Passages">The best answer of each passage; null where a passage has none.</param>
/// <param name="Scores">The scores that the retriever gave the passages.</param>
internal sealed record StudyReading(
    bool IsForChoosing, IReadOnlyList<PassageAnswer?> Passages, IReadOnlyList<double> Scores)
{
    private const int QuestionsAtOnce = 16;

    /// <summary>Reads passages of questions one by one; what is in the file was read before.</summary>
    /// <param name="file">Keeps what was read.</param>
    /// <param name="reader">The reader; it should return one answer, whatever its gap.</param>
    /// <param name="tasks">The questions with their passages.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<IReadOnlyList<StudyReading>> ReadAsync(
        FileInfo file, ExtractiveReader reader,
        IReadOnlyList<(StudyQuestion Question, IReadOnlyList<ScoredChunk> Passages)> tasks,
        CancellationToken cancellationToken)
    {
        List<StudyReading> readings = file.Exists
            ? [.. File.ReadLines(file.FullName).Select(line => JsonSerializer.Deserialize<StudyReading>(line)!)]
            : [];
        await using var written = file.AppendText();
        foreach (var part in tasks.Skip(readings.Count).Chunk(QuestionsAtOnce).ToList())
        {
            ReadingRequest[] requests =
            [
                .. part.SelectMany(task => task.Passages.Select(passage =>
                    new ReadingRequest(task.Question.Question.Question, [passage]))),
            ];
            var answers = new Queue<ReadingResult>(await reader.ReadAsync(requests, cancellationToken));
            foreach (var (question, passages) in part)
            {
                readings.Add(new StudyReading(
                    question.IsForChoosing,
                    [
                        .. passages.Select((passage, index) =>
                            AnswerOf(question, answers.Dequeue(), index + 1, passage.Score)),
                    ],
                    [.. passages.Select(passage => passage.Score)]));
                await written.WriteLineAsync(JsonSerializer.Serialize(readings[^1]));
            }

            await written.FlushAsync(cancellationToken);
            await Console.Error.WriteLineAsync($"{file.Name}: {readings.Count} of {tasks.Count} questions read");
        }

        return readings;
    }

    /// <summary>The best answer of the first passages.</summary>
    public PassageAnswer? Best(int passages, Func<PassageAnswer, double> score) =>
        Passages.Take(passages).Where(answer => answer is not null).MaxBy(answer => score(answer!));

    private static PassageAnswer? AnswerOf(
        StudyQuestion question, ReadingResult result, int rank, double score)
    {
        if (result.Answers is not [var best, ..])
        {
            return null;
        }

        var (exact, f1) = SquadEvaluation.ScoreOf(question.Question, best.Text);
        return new PassageAnswer(
            best.Scores.Logit, best.Scores.NullGap ?? best.Scores.Logit, exact, f1, rank, score);
    }
}
