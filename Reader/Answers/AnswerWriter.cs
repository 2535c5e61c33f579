using Search.Pipeline;

namespace Search.Reader;

/// <summary>Makes answers of the spans that were picked.</summary>
/// <param name="model">The model that read them.</param>
/// <param name="calibration">How gaps become probabilities; null when nobody knows.</param>
/// <param name="hasNullScore">Whether the gaps mean something.</param>
/// <param name="contextLength">The length of the words around an answer.</param>
internal sealed class AnswerWriter(
    ModelIdentity model, AnswerCalibration? calibration, bool hasNullScore, int contextLength)
{
    // Haystack's scaling of a logit that nobody has calibrated.
    private const double UncalibratedScale = 0.1;

    /// <summary>The answers, in the order of the spans.</summary>
    /// <param name="groups">The spans.</param>
    /// <param name="chunks">The chunks that they stand in.</param>
    /// <param name="passages">How many passages were read for the question.</param>
    public IReadOnlyList<Answer> Write(
        List<AnswerGroup> groups, IReadOnlyList<ScoredChunk> chunks, int passages) =>
        groups.ConvertAll(group => Write(group.Best, chunks, passages) with
        {
            Evidence = group.Evidence.ConvertAll(span => Write(span, chunks, passages)),
        });

    private Answer Write(CandidateSpan span, IReadOnlyList<ScoredChunk> chunks, int passages)
    {
        var (chunk, retrievalScore) = (chunks[span.Chunk].Chunk, chunks[span.Chunk].Score);
        return new Answer
        {
            Text = span.Span.Of(chunk.Text),
            Scores = new AnswerScores
            {
                Logit = span.Logit,
                NullGap = hasNullScore ? span.NullGap : null,
                Probability = calibration?.ProbabilityOf(span.NullGap, passages)
                    ?? Logistic.Of(UncalibratedScale * span.Logit),
                IsCalibrated = calibration is not null,
                RetrievalScore = retrievalScore,
            },
            Chunk = chunk,
            SpanInChunk = span.Span,
            Context = ContextCutter.Cut(chunk.Text, span.Span, contextLength),
            Model = model,
        };
    }
}
