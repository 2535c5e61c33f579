namespace Search.Pipeline;

/// <summary>Finds the words of a text that answer a question.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IAnswerReader
{
    /// <summary>Reads the chunks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="chunks">Where to look, best first. None at all is no answer, not an error.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    ValueTask<ReadingResult> ReadAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default);
}
