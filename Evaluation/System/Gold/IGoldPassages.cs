using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Gives the passages that hold the answer to a question, so that the reader can be tried alone.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IGoldPassages
{
    /// <summary>
    /// Where the answers stand: the places that the label gives and, for a document of which it gives none, all places
    /// that hold the words of an answer.
    /// </summary>
    /// <returns>
    /// The places; one without an answer's span for a document that holds none of the words, or is not known.
    /// </returns>
    ValueTask<IReadOnlyList<GoldPlace>> LocateAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default);

    /// <summary>The passages as they stand in the documents, not cut by the splitter.</summary>
    /// <returns>The passages; none when the label does not say where the answer stands.</returns>
    ValueTask<IReadOnlyList<Chunk>> GetWholeAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default);

    /// <summary>The chunks of the index that hold an answer, as the splitter cut them.</summary>
    /// <returns>The chunks; none when all answers were cut, or when it is not known where they stand.</returns>
    ValueTask<IReadOnlyList<Chunk>> GetChunksAsync(
        LabelledQuestion question, CancellationToken cancellationToken = default);
}
