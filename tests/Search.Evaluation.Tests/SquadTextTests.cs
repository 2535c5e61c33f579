namespace Search.Evaluation.Tests;

public sealed class SquadTextTests
{
    [Theory]
    [InlineData("The  Eiffel Tower!", "eiffel tower")]
    [InlineData("`drop`", "drop")]
    [InlineData("a b an c the d", "b c d")]
    [InlineData("theatre and ant", "theatre and ant")]
    [InlineData("U.S.", "us")]
    [InlineData("“quoted”", "“quoted”")]
    [InlineData("", "")]
    public void TextIsComparedAsTheOfficialScriptsDo(string text, string expected) =>
        Assert.Equal(expected, SquadText.Normalize(text));

    [Fact]
    public void AnswersThatDifferInMarksOnlyAreEqual() =>
        Assert.True(SquadText.IsExactMatch("multiple producer single consumer", "Multiple producer, single consumer."));
}
