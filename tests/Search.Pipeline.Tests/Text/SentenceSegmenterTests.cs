using FsCheck.Xunit;

namespace Search.Pipeline.Tests;

public sealed class SentenceSegmenterTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.", "Two!", "Three?")]
    [InlineData("Dr. Ada met Mr. Bell. They spoke.", "Dr. Ada met Mr. Bell.", "They spoke.")]
    [InlineData("It weighs 3.5 kg. Heavy.", "It weighs 3.5 kg.", "Heavy.")]
    [InlineData("J. R. Smith wrote it.", "J. R. Smith wrote it.")]
    [InlineData("See e.g. Figure 3. Then go on.", "See e.g. Figure 3.", "Then go on.")]
    [InlineData("Use a map, i.e. a dictionary.", "Use a map, i.e. a dictionary.")]
    [InlineData("He said \"stop.\" Then he left.", "He said \"stop.\"", "Then he left.")]
    [InlineData("Wait... what? Yes.", "Wait... what?", "Yes.")]
    [InlineData("Call `std::env::args`. It works.", "Call `std::env::args`.", "It works.")]
    [InlineData("A line\nof prose. Another\nline.", "A line\nof prose.", "Another\nline.")]
    [InlineData("A heading\n\nA paragraph", "A heading", "A paragraph")]
    [InlineData("A heading\r\n \r\nA paragraph", "A heading", "A paragraph")]
    [InlineData("Page one\fpage two", "Page one", "page two")]
    [InlineData("你好。再见！", "你好。", "再见！")]
    [InlineData("1. Open the file. 2. Read it.", "1. Open the file.", "2. Read it.")]
    [InlineData("  \n ")]
    [InlineData("")]
    public void SentencesAreFound(string text, params string[] expected) =>
        Assert.Equal(expected, SentenceSegmenter.Segment(text).Select(span => span.Of(text)));

    [Theory]
    [InlineData("One here. Two there. Three.", "there", "Two there.")]
    [InlineData("One here. Two there. Three.", "here. Two", "One here. Two there.")]
    [InlineData("One", "One", "One")]
    public void TheSentenceAroundARangeIsFound(string text, string words, string expected)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var span = SentenceSegmenter.SentenceAt(text, new TextSpan(start, start + words.Length));
        Assert.Equal(expected, span.Of(text));
    }

    [Property]
    public void SentencesAreInOrderAndLoseNothing(string text)
    {
        var end = 0;
        foreach (var span in SentenceSegmenter.Segment(text ?? ""))
        {
            Assert.True(string.IsNullOrWhiteSpace(text![end..span.Start]));
            Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]));
            end = span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace((text ?? "")[end..]));
    }

    [Theory]
    [InlineData(". ")]
    [InlineData("a.b.")]
    [InlineData("\n \n")]
    [InlineData("...")]
    [InlineData("    ")]
    public void ALongUnfriendlyTextTakesNoLongerThanAnother(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(SentenceSegmenter.Segment(text).Count() >= 0);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
