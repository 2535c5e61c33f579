using Search.Pipeline;

namespace Search;

/// <summary>A reader that is there when the first question is read.</summary>
internal sealed class LateReader(Func<CancellationToken, ValueTask<IAnswerReader>> load) : IAnswerReader
{
    public async ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default)
    {
        var reader = await load(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(requests, cancellationToken).ConfigureAwait(false);
    }
}
