using Search.Inference;

namespace Search.Reader.Tests;

public sealed class NullScoreCardTests
{
    [Theory]
    [InlineData("---\ndatasets: squad\n---", false)]
    [InlineData("---\ndatasets:\n- rajpurkar/squad\n---", false)]
    [InlineData("---\ndatasets: [squad_v1.1]\n---", false)]
    [InlineData("---\ndatasets:\n- squad\n- squad_v2\n---", true)]
    [InlineData("---\ndatasets:\n- squad_v2\n---", true)]
    [InlineData("A card without members, about squad.", true)]
    [InlineData("", true)]
    public void OnlyAModelOfAnsweredQuestionsHasNoNullScore(string card, bool expected) =>
        Assert.Equal(expected, NullScoreCard.HasNullScore(ModelCard.Parse(card)));
}
