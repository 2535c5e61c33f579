using Search.Pipeline;

namespace Search.Evaluation.Tests;

public sealed class GoldPassagesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    public async Task AWholePassageIsPutTogetherFromItsPieces(int words)
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Cut(words)));
        foreach (var (question, document) in Town.Questions.Zip(Town.Documents))
        {
            var passage = Assert.Single(await gold.GetWholeAsync(question, Cancelled));
            Assert.Equal(document.Text, passage.Text);
            Assert.Equal(new TextSpan(0, document.Text.Length), passage.Span);
        }
    }

    [Fact]
    public async Task APassageIsNotMuchLongerThanAskedFor()
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Cut(7)), passageLength: 60);
        var passage = Assert.Single(await gold.GetWholeAsync(Town.Questions[0], Cancelled));
        Assert.Contains(Town.Questions[0].Answers[0], passage.Text, StringComparison.Ordinal);
        Assert.InRange(passage.Text.Length, 60, 150);
    }

    [Fact]
    public async Task AnAnswerThatWasCutIsInNoChunk()
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Cut(14)));
        Assert.Empty(await gold.GetChunksAsync(Town.Questions[0], Cancelled));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(20)]
    public async Task ALabelThatNamesADocumentOnlyIsLocatedAlsoWhereTheAnswerWasCut(int words)
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Cut(words)));
        foreach (var question in Town.Questions)
        {
            var named = question with { Gold = [.. question.Gold.Select(place => place with { Answer = null })] };
            Assert.Equal(question.Gold, await gold.LocateAsync(named, Cancelled));
            Assert.Equal(question.Gold, await gold.LocateAsync(question, Cancelled));
        }
    }

    [Fact]
    public async Task ADocumentWithoutTheWordsIsNotLocated()
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Whole));
        IReadOnlyList<GoldPlace> places = [new("Alder bridge"), new("elsewhere")];
        Assert.Equal(places, await gold.LocateAsync(new("Who?", ["nobody at all"]) { Gold = places }, Cancelled));
    }

    [Theory]
    [InlineData("It happens often.", "ten", false)]
    [InlineData("There were TEN.", "ten", true)]
    [InlineData("the north\n  pier", "north pier", true)]
    [InlineData("up to 5% of it", "5%", true)]
    [InlineData("他在北京出生", "北京", true)]
    [InlineData("a (b) c", "(b)", true)]
    public void WordsOfAnAnswerAreFoundAsWords(string text, string answer, bool found) =>
        Assert.Equal(found, new AnswerWords([answer, " "]).AreIn(text));

    [Fact]
    public async Task ALabelOfAnotherIndexHasNoPassages()
    {
        var gold = new StoredGoldPassages(new WordRetriever(Town.Whole));
        var question = Town.Questions[0] with { Gold = [new GoldPlace("elsewhere")] };
        Assert.Empty(await gold.GetWholeAsync(question, Cancelled));
        Assert.Empty(await gold.GetChunksAsync(question, Cancelled));
    }

    [Fact]
    public void ParagraphsOfSquadAreDocumentsAndTheirQuestionsKnowTheirPlaces()
    {
        var dataSet = new SquadDataSet(
            "v2.0",
            [
                new SquadArticle("a", [new SquadParagraph("Ada built it.",
                [
                    new SquadQuestion("1", "Who?", [new SquadAnswer("Ada", 0), new SquadAnswer("Ada", 0)]),
                    new SquadQuestion("2", "When?", []) { IsImpossible = true },
                ])]),
            ]);
        var document = Assert.Single(SquadCorpus.Documents(dataSet));
        Assert.Equal(("0/0", "Ada built it."), (document.Id, document.Text));
        var (answerable, other) = (SquadCorpus.Questions(dataSet)[0], SquadCorpus.Questions(dataSet)[1]);
        Assert.Equal(["Ada"], answerable.Answers);
        Assert.Equal([new GoldPlace("0/0", new TextSpan(0, 3))], answerable.Gold);
        Assert.False(other.IsAnswerable);
        Assert.Equal([new GoldPlace("0/0")], other.Gold);
    }
}
