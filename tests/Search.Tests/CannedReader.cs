using Search.Pipeline;

namespace Search.Tests;

/// <summary>Answers with the first three letters of each chunk; the gaps fall from 1 in steps of 1.</summary>
internal sealed class CannedReader : IAnswerReader
{
    public List<int> BatchSizes { get; } = [];

    public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default)
    {
        BatchSizes.Add(requests.Count);
        return ValueTask.FromResult<IReadOnlyList<ReadingResult>>([.. requests.Select(Read)]);
    }

    private static ReadingResult Read(ReadingRequest request) => new()
    {
        Answers = [.. request.Chunks.Select((chunk, i) => Some.Answer(chunk.Chunk, new TextSpan(0, 3), 1 - i))],
        NullThreshold = -0.5,
        Warnings = ["a warning"],
    };
}
