namespace Search.Evaluation.Tests;

public sealed class AnswerTallyTests
{
    [Fact]
    public void RefusalsAndMissesAreCountedApart()
    {
        var tally = new AnswerTally();
        Assert.True(tally.Add(new LabelledQuestion("Who is on the moon?", []), []));
        Assert.False(tally.Add(new LabelledQuestion("Who?", ["Ada"]), []));
        Assert.Equal("0 of 1 answered, 1 of 1 refused", tally.ToString());
    }
}
