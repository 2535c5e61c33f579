using Search.Pipeline;

namespace Search.Reader;

/// <summary>Finds the best spans of a window: start logit plus end logit, at most so many tokens long.</summary>
/// <remarks>Looks at L·k pairs for L tokens and answers of k tokens, and keeps n of them.</remarks>
internal sealed class SpanFinder(int maxAnswerTokens, int spansPerWindow)
{
    /// <summary>The best spans of a window, best first; blank ones are none.</summary>
    /// <param name="window">The window.</param>
    /// <param name="logits">The model's logits for it.</param>
    /// <param name="text">The text of the window's chunk.</param>
    public List<CandidateSpan> Find(ReadingWindow window, WindowLogits logits, string text)
    {
        var best = new PriorityQueue<(int First, int Last), double>(spansPerWindow + 1);
        for (var first = window.ContextStart; first < window.ContextEnd; first++)
        {
            var end = Math.Min(window.ContextEnd, first + maxAnswerTokens);
            for (var last = first; last < end; last++)
            {
                Offer(best, first, last, (double)logits.Start[first] + logits.End[last], window, text);
            }
        }

        return Take(best, window, logits, text);
    }

    private void Offer(
        PriorityQueue<(int First, int Last), double> best, int first, int last, double logit, ReadingWindow window,
        string text)
    {
        if (best.Count == spansPerWindow && best.TryPeek(out _, out var worst) && logit <= worst)
        {
            return;
        }

        if (!double.IsFinite(logit) || SpanOf(window, first, last, text) is not { IsEmpty: false })
        {
            return;
        }

        best.Enqueue((first, last), logit);
        if (best.Count > spansPerWindow)
        {
            best.Dequeue();
        }
    }

    private static List<CandidateSpan> Take(
        PriorityQueue<(int First, int Last), double> best, ReadingWindow window, WindowLogits logits, string text)
    {
        var spans = new List<CandidateSpan>(best.Count);
        while (best.TryDequeue(out var tokens, out var logit))
        {
            var span = SpanOf(window, tokens.First, tokens.Last, text);
            spans.Add(new CandidateSpan(window.Chunk, span, logit, logit - logits.Null));
        }

        spans.Reverse();
        return spans;
    }

    /// <summary>The text of the tokens, without white space at its ends and never with half a surrogate pair.</summary>
    private static TextSpan SpanOf(ReadingWindow window, int first, int last, string text)
    {
        var offsets = window.Tokens.Offsets;
        var (start, end) = (offsets[first].Start, Math.Max(offsets[first].Start, offsets[last].End));
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])
            && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
        {
            end++;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
