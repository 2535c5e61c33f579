using System.Globalization;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts a text into sentences, and sentences that are too long into lines, words and at last tokens.</summary>
internal sealed class UnitCutter(Tokenizer tokenizer, int maxTokens)
{
    // A word that the tokenizer does not know is one token however long it is, and white space is none; text counts as
    // at least one token for so many characters, or a chunk could hold megabytes.
    private const int MaxCharactersPerToken = 16;

    public IEnumerable<SplitUnit> Cut(string text)
    {
        var tokens = new TokenEncoding();
        foreach (var sentence in SentenceSegmenter.Segment(text))
        {
            foreach (var unit in Fit(text, sentence, tokens))
            {
                yield return unit;
            }
        }
    }

    private IEnumerable<SplitUnit> Fit(string text, TextSpan sentence, TokenEncoding tokens)
    {
        var count = Count(text, sentence, tokens);
        if (count <= maxTokens)
        {
            return [new SplitUnit(sentence, count)];
        }

        return Lines(text, sentence).SelectMany(line => FitLine(text, line, tokens));
    }

    private IEnumerable<SplitUnit> FitLine(string text, TextSpan line, TokenEncoding tokens)
    {
        var start = line.Start;
        while (start < line.End)
        {
            // More characters than this never fit, so looking at more of a long line would be in vain.
            var reach = Math.Min(line.End, start + (maxTokens * MaxCharactersPerToken));
            var count = Count(text, new TextSpan(start, reach), tokens);
            if (count <= maxTokens && reach == line.End)
            {
                yield return new SplitUnit(new TextSpan(start, reach), count);
                yield break;
            }

            var limit = tokens.Count > maxTokens ? start + tokens.Offsets[maxTokens].Start : reach;
            var end = CutBefore(text, start, limit, line.End);
            var piece = Trim(text, new TextSpan(start, end));
            var size = Count(text, piece, tokens);
            while (size > maxTokens && CutBefore(text, start, LimitOf(piece, tokens), line.End) is var less
                && less < end)
            {
                // A word that is cut can have more tokens than its part of the whole word had.
                end = less;
                piece = Trim(text, new TextSpan(start, end));
                size = Count(text, piece, tokens);
            }

            yield return new SplitUnit(piece, size);
            start = SkipWhiteSpace(text, end, line.End);
        }
    }

    /// <summary>The length of a range in tokens.</summary>
    public int Count(string text, TextSpan span) => Count(text, span, new TokenEncoding());

    private int LimitOf(TextSpan piece, TokenEncoding tokens) =>
        tokens.Count > maxTokens
            ? piece.Start + tokens.Offsets[maxTokens].Start
            : Math.Min(piece.End - 1, piece.Start + (maxTokens * MaxCharactersPerToken));

    private int Count(string text, TextSpan span, TokenEncoding tokens)
    {
        tokenizer.Encode(text.AsSpan(span.Start, span.Length), tokens, addSpecialTokens: false);
        return Math.Max(tokens.Count, span.Length / MaxCharactersPerToken);
    }

    /// <summary>
    /// The best place to cut at or before the limit: between words, else between characters as readers see them.
    /// </summary>
    private static int CutBefore(string text, int start, int limit, int end)
    {
        for (var i = limit; i > start; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]) && (i == end || !GraphemeCursor.IsJoining(text[i])))
            {
                return i;
            }
        }

        var cut = start;
        for (var i = start; i < limit;)
        {
            cut = i;
            i += StringInfo.GetNextTextElementLength(text.AsSpan(i, end - i));
            cut = i <= limit ? i : cut;
        }

        // One character as readers see it can have more tokens than a chunk: it is not cut all the same.
        return cut > start ? cut : start + StringInfo.GetNextTextElementLength(text.AsSpan(start, end - start));
    }

    private static IEnumerable<TextSpan> Lines(string text, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End)
        {
            var newLine = text.IndexOf('\n', start, span.End - start);
            var end = newLine < 0 ? span.End : newLine;
            var line = Trim(text, new TextSpan(start, end));
            if (!line.IsEmpty)
            {
                yield return line;
            }

            start = end + 1;
        }
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        var start = SkipWhiteSpace(text, span.Start, span.End);
        var end = span.End;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private static int SkipWhiteSpace(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])
            && (start + 1 == end || !GraphemeCursor.IsJoining(text[start + 1])))
        {
            start++;
        }

        return start;
    }
}
