using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Tries the reader alone, on the passages that hold the answers.</summary>
/// <param name="reader">The reader.</param>
/// <param name="gold">The passages.</param>
internal sealed class IsolatedReader(IAnswerReader reader, IGoldPassages gold)
{
    /// <summary>Reads for many questions in one call, and once more for those whose passages were cut.</summary>
    public async Task<IReadOnlyList<IsolatedRow>> ReadAsync(
        IReadOnlyList<LabelledQuestion> questions, CancellationToken cancellationToken)
    {
        var whole = new List<IReadOnlyList<Chunk>>(questions.Count);
        var chunks = new List<IReadOnlyList<Chunk>>(questions.Count);
        foreach (var question in questions)
        {
            whole.Add(await gold.GetWholeAsync(question, cancellationToken).ConfigureAwait(false));
            chunks.Add(question.IsAnswerable
                ? await gold.GetChunksAsync(question, cancellationToken).ConfigureAwait(false)
                : []);
        }

        var onWhole = await ReadAsync(questions, whole, cancellationToken).ConfigureAwait(false);
        var cut = whole.Zip(chunks, (uncut, part) => SameTexts(uncut, part) ? [] : part).ToList();
        var onChunks = await ReadAsync(questions, cut, cancellationToken).ConfigureAwait(false);
        return
        [
            .. questions.Select((question, i) => new IsolatedRow(
                question.Id!, onWhole[i],
                SameTexts(whole[i], chunks[i]) ? onWhole[i] : onChunks[i],
                question.IsAnswerable && whole[i].Count > 0 ? chunks[i].Count == 0 : null)),
        ];
    }

    private async Task<IsolatedReading?[]> ReadAsync(
        IReadOnlyList<LabelledQuestion> questions, List<IReadOnlyList<Chunk>> passages,
        CancellationToken cancellationToken)
    {
        var readings = new IsolatedReading?[questions.Count];
        var asked = Enumerable.Range(0, questions.Count).Where(i => passages[i].Count > 0).ToList();
        if (asked.Count > 0)
        {
            var results = await reader.ReadAsync(
                [.. asked.Select(i => new ReadingRequest(questions[i].Question, [.. passages[i].Select(Scored)]))],
                cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < asked.Count; i++)
            {
                readings[asked[i]] = ReadingOf(questions[asked[i]], results[i]);
            }
        }

        return readings;
    }

    private static ScoredChunk Scored(Chunk chunk) => new(chunk, 1);

    private static IsolatedReading ReadingOf(LabelledQuestion question, ReadingResult result)
    {
        var text = result.Answers.Count > 0 ? result.Answers[0].Text : "";
        return new IsolatedReading(text, AnswerScore.Of(text, question.Answers), question.Accepts(text))
        {
            NullGap = result.Answers.Count > 0 ? result.Answers[0].Scores.NullGap : null,
        };
    }

    private static bool SameTexts(IReadOnlyList<Chunk> some, IReadOnlyList<Chunk> others) =>
        some.Select(chunk => chunk.Text).SequenceEqual(others.Select(chunk => chunk.Text), StringComparer.Ordinal);
}
