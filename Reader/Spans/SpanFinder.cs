using System.Numerics.Tensors;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>Finds the best span of a window: start logit plus end logit, at most so many tokens long.</summary>
/// <remarks>Looks at no more than L·k pairs for L tokens and answers of k tokens; allocates nothing.</remarks>
internal sealed class SpanFinder(int maxAnswerTokens)
{
    /// <summary>The best span that is not the same answer as one of those that are taken.</summary>
    /// <param name="window">The window.</param>
    /// <param name="logits">The model's logits for it.</param>
    /// <param name="chunk">The window's chunk.</param>
    /// <param name="taken">Places of the chunk's document that are answers already.</param>
    /// <param name="rule">When two spans are the same answer.</param>
    /// <returns>The span; null when there is none left. A blank span is never an answer.</returns>
    public CandidateSpan? FindBest(
        ReadingWindow window, WindowLogits logits, Chunk chunk, IReadOnlyList<TextSpan> taken, OverlapRule rule)
    {
        if (window.ContextStart >= window.ContextEnd)
        {
            return null;
        }

        var best = (Logit: double.NegativeInfinity, Span: default(TextSpan));
        var highestEnd = TensorPrimitives.Max(logits.End.AsSpan(window.ContextStart..window.ContextEnd));
        for (var first = window.ContextStart; first < window.ContextEnd; first++)
        {
            // Most tokens begin nothing: not even the best end in the window would lift them above the best span.
            if ((double)logits.Start[first] + highestEnd <= best.Logit)
            {
                continue;
            }

            var end = Math.Min(window.ContextEnd, first + maxAnswerTokens);
            for (var last = first; last < end; last++)
            {
                var logit = (double)logits.Start[first] + logits.End[last];
                if (logit > best.Logit && double.IsFinite(logit)
                    && TokenSpan.Of(window.Tokens, first, last, chunk.Text) is { IsEmpty: false } span
                    && !rule.IsTaken(span.Shift(chunk.Span.Start), taken))
                {
                    best = (logit, span);
                }
            }
        }

        return best.Span.IsEmpty ? null : new CandidateSpan(window.Chunk, best.Span, best.Logit, logits.Null);
    }
}
