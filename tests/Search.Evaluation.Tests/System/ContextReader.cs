using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>
/// Answers with the two words behind "opened by", and believes it where the same chunk names the building.
/// </summary>
internal sealed class ContextReader : IAnswerReader
{
    private const string Before = "opened by ";

    public List<int> BatchSizes { get; } = [];

    public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default)
    {
        BatchSizes.Add(requests.Count);
        return ValueTask.FromResult<IReadOnlyList<ReadingResult>>([.. requests.Select(Read)]);
    }

    private static ReadingResult Read(ReadingRequest request)
    {
        var building = request.Question[..^1].Split("the ")[^1];
        return new ReadingResult
        {
            Answers =
            [
                .. request.Chunks.Select(chunk => Answer(chunk, building))
                    .OrderByDescending(answer => answer.Scores.NullGap),
            ],
            NullThreshold = 0,
        };
    }

    private static Answer Answer(ScoredChunk chunk, string building)
    {
        var text = chunk.Chunk.Text;
        var before = text.IndexOf(Before, StringComparison.Ordinal);
        var start = before < 0 ? 0 : before + Before.Length;
        var end = text.IndexOf(' ', Math.Min(text.Length, text.IndexOf(' ', start) + 1));
        var span = new TextSpan(start, end < start ? text.Length : end);
        var isSure = before >= 0 && text.Contains(building, StringComparison.Ordinal);
        return SomeAnswers.Of(chunk, span, isSure ? 5 : before >= 0 ? 1 : -5);
    }
}
