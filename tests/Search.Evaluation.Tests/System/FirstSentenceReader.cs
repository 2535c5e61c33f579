using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>Answers every question with the first sentence of each chunk.</summary>
internal sealed class FirstSentenceReader : IAnswerReader
{
    public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<ReadingResult>>(
        [
            .. requests.Select(request => new ReadingResult
            {
                Answers =
                [
                    .. request.Chunks.Select((chunk, i) => SomeAnswers.Of(
                        chunk, new TextSpan(0, chunk.Chunk.Text.IndexOf('.', StringComparison.Ordinal) + 1), 5 - i)),
                ],
                NullThreshold = 0,
            }),
        ]);
}
