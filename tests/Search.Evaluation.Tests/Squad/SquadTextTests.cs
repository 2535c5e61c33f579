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
    [InlineData("A-team", "ateam")]
    [InlineData("the“end”", "“end”")]
    [InlineData("a_b", "ab")]
    [InlineData("", "")]
    [InlineData("The", "")]
    public void TextIsComparedAsTheOfficialScriptsDo(string text, string expected) =>
        Assert.Equal(expected, SquadText.Normalize(text));

    // What Python's str.lower, str.split and \b do, where .NET's own would do something else.
    [Theory]
    [InlineData("\u0391\u03A3", "\u03B1\u03C2")]
    [InlineData("\u03A3\u0391", "\u03C3\u03B1")]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("x\u001Cy\u001Fz", "x y z")]
    [InlineData("a\u00A0x\u0085y", "x y")]
    [InlineData("a\u00B2", "a\u00B2")]
    [InlineData("a\u0301", "\u0301")]
    [InlineData("the\u0301", "\u0301")]
    public void LettersAndBlanksAreThoseOfPython(string text, string expected) =>
        Assert.Equal(expected, SquadText.Normalize(text));

    [Fact]
    public void AnswersThatDifferInMarksOnlyAreEqual() =>
        Assert.True(SquadText.IsExactMatch("multiple producer single consumer", "Multiple producer, single consumer."));

    [Theory]
    [InlineData("the cat", "cat", 1)]
    [InlineData("black cat", "cat", 2 / 3.0)]
    [InlineData("cat cat", "cat", 2 / 3.0)]
    [InlineData("dog", "cat", 0)]
    [InlineData("", "", 1)]
    [InlineData("the", "", 1)]
    [InlineData("", "cat", 0)]
    [InlineData("cat", "an", 0)]
    public void F1CountsSharedWords(string prediction, string answer, double expected) =>
        Assert.Equal(expected, SquadText.F1(prediction, answer), 1e-12);
}
