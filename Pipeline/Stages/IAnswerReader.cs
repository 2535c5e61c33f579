namespace Search.Pipeline;

/// <summary>Finds the words of a text that answer a question.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IAnswerReader
{
    /// <summary>Answers many questions at once, which is faster than one after another.</summary>
    /// <param name="requests">The questions, each with its chunks.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A result for each request, in their order.</returns>
    /// <exception cref="ArgumentException">A question is blank.</exception>
    ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default);
}
