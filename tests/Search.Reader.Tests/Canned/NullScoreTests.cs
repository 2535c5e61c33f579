using Search.Inference;
using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class NullScoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("---\nlanguage: en\ndatasets:\n- squad\n---\n# A", false)]
    [InlineData("---\ndatasets: squad\n---\n", false)]
    [InlineData("---\r\ndatasets:\r\n- rajpurkar/squad\r\nmetrics:\r\n- f1\r\n---\r\n", false)]
    [InlineData("---\ndatasets: [squad]\n---\n", false)]
    [InlineData("---\ndatasets:\n- squad_v2\n---\n", true)]
    [InlineData("---\ndatasets:\n- squad\n- squad_v2\n---\n", true)]
    [InlineData("---\ndatasets:\n- squad\n- adversarial_qa\n---\n", true)]
    [InlineData("# Trained on squad", true)]
    [InlineData("", true)]
    public async Task ACardThatListsSquadAloneIsThatOfAModelThatAlwaysAnswers(string card, bool hasNullScore)
    {
        using var canned = new CannedReader(1, 100, 100);
        canned.Write("README.md", card);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        Assert.Equal(hasNullScore, reader.HasNullScore);
        var result = await reader.ReadAsync("why", [Some.Chunk("a1 a2 a3", "a")], Token);
        Assert.Equal(!hasNullScore, result.HasAnswer);
        Assert.Equal(hasNullScore, result.Answers[0].Scores.NullGap is not null);
    }

    [Fact]
    public void TheOptionGoesBeforeTheCard()
    {
        using var canned = new CannedReader(1);
        canned.Write("README.md", "---\ndatasets: squad\n---\n");
        using var reader = canned.Load(new ExtractiveReaderOptions { HasNullScore = true });
        Assert.True(reader.HasNullScore);
    }

    [Theory]
    [InlineData(0, null, 0, true)]
    [InlineData(0, 1000.0, 0, false)]
    [InlineData(0, null, 1000, false)]
    [InlineData(50, null, 0, false)]
    [InlineData(50, -1000.0, 0, true)]
    [InlineData(50, null, -1000, true)]
    public async Task AnAnswerIsBelievedAboveThresholdAndBoost(
        float nullScore, double? threshold, double boost, bool expected)
    {
        using var canned = new CannedReader(1, nullScore, nullScore);
        using var reader = canned.Load(
            new ExtractiveReaderOptions { NullThreshold = threshold, NoAnswerBoost = boost });
        var result = await reader.ReadAsync("why", [Some.Chunk(canned.Documents["a"], "a")], Token);
        Assert.Equal((threshold ?? 0) + boost, result.NullThreshold);
        Assert.Equal(expected, result.HasAnswer);
        Assert.Equal(expected, result.Believes(result.Answers[0]));
    }

    [Fact]
    public async Task WithoutNoAnswerTheBestSpanIsAlwaysOne()
    {
        using var canned = new CannedReader(1, 100, 100);
        using var reader = canned.Load(new ExtractiveReaderOptions { AllowNoAnswer = false });
        Assert.True((await reader.ReadAsync("why", [Some.Chunk("a1", "a")], Token)).HasAnswer);
    }

    [Fact]
    public async Task LogitsThatAreNoNumbersAreAnError()
    {
        using var canned = new CannedReader(1, float.NaN, 0);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        var error = await Assert.ThrowsAsync<ModelException>(
            async () => await reader.ReadAsync("why", [Some.Chunk("a1", "a")], Token));
        Assert.Contains("no numbers", error.Message, StringComparison.Ordinal);
    }
}
