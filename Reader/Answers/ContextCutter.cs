using Search.Pipeline;

namespace Search.Reader;

/// <summary>Cuts the words around an answer: its sentence, or as much of it as a reader's eye takes in.</summary>
internal static class ContextCutter
{
    public static AnswerContext Cut(string text, TextSpan answer, int maxLength)
    {
        var sentence = SentenceSegmenter.SentenceAt(text, answer);
        var span = sentence.Length <= Math.Max(maxLength, answer.Length) ? sentence
            : Narrow(text, sentence, answer, maxLength);
        return new AnswerContext(span.Of(text), answer.Shift(-span.Start), span);
    }

    private static TextSpan Narrow(string text, TextSpan sentence, TextSpan answer, int maxLength)
    {
        var side = Math.Max(0, maxLength - answer.Length) / 2;
        var start = Math.Max(sentence.Start, answer.Start - side);
        var end = Math.Min(sentence.End, answer.End + side);
        while (start > sentence.Start && start < answer.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < sentence.End && end > answer.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return Trim(text, new TextSpan(start, end), answer);
    }

    private static TextSpan Trim(string text, TextSpan span, TextSpan answer)
    {
        var (start, end) = (span.Start, span.End);
        while (start < answer.Start && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > answer.End && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
