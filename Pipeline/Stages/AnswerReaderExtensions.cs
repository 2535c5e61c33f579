namespace Search.Pipeline;

/// <summary>Reads for a single question.</summary>
public static class AnswerReaderExtensions
{
    /// <summary>Answers one question; see <see cref="IAnswerReader.ReadAsync"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="question">The question.</param>
    /// <param name="chunks">Where to look, best first. None at all is no answer, not an error.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    public static async ValueTask<ReadingResult> ReadAsync(
        this IAnswerReader reader, string question, IReadOnlyList<ScoredChunk> chunks,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var results = await reader.ReadAsync([new ReadingRequest(question, chunks)], cancellationToken)
            .ConfigureAwait(false);
        return results[0];
    }
}
