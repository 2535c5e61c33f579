using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class ContextCutterTests
{
    private const string Text = "First comes this. The answer is forty-two and nothing else. Then comes that.";

    [Fact]
    public void TheContextIsTheSentenceOfTheAnswer()
    {
        var context = Cut(Text, "forty-two", 150);
        Assert.Equal("The answer is forty-two and nothing else.", context.Text);
        Assert.Equal("forty-two", context.Answer.Of(context.Text));
        Assert.Equal(context.Text, context.SpanInChunk.Of(Text));
    }

    [Fact]
    public void ALongSentenceIsCutBetweenWords()
    {
        var context = Cut(Text, "forty-two", 25);
        Assert.Equal("is forty-two and", context.Text);
    }

    [Theory]
    [InlineData("First")]
    [InlineData("that.")]
    public void AnAnswerAtTheVeryEdgeHasAContext(string answer)
    {
        var context = Cut(Text, answer, 0);
        Assert.Equal(answer, context.Answer.Of(context.Text));
    }

    private static AnswerContext Cut(string text, string answer, int length)
    {
        var start = text.IndexOf(answer, StringComparison.Ordinal);
        return ContextCutter.Cut(text, new TextSpan(start, start + answer.Length), length);
    }
}
