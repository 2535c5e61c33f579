using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>Answers that differ in place and gap.</summary>
internal static class SomeAnswers
{
    public static Answer Of(ScoredChunk chunk, TextSpan span, double gap) => new()
    {
        Text = span.Of(chunk.Chunk.Text),
        Scores = new AnswerScores
        {
            Logit = gap,
            NullGap = gap,
            Probability = 0.5,
            IsCalibrated = false,
            RetrievalScore = chunk.Score,
        },
        Chunk = chunk.Chunk,
        SpanInChunk = span,
        Context = new AnswerContext(chunk.Chunk.Text, span, new TextSpan(0, chunk.Chunk.Text.Length)),
        Model = new ModelIdentity("m", "c"),
    };
}
