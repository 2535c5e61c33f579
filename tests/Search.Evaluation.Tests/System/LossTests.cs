namespace Search.Evaluation.Tests;

public sealed class LossTests
{
    [Fact]
    public void ARightAnswerIsLostByNobody() => Assert.Equal(LostBy.Nothing, Loss.Of(SomeRows.Right()));

    [Fact]
    public void WhatWasNotFoundIsLostByTheRetriever() => Assert.Equal(
        LostBy.Retriever,
        Loss.Of(SomeRows.Wrong() with { Retrieved = SomeRows.Absent, Read = SomeRows.Absent }));

    [Fact]
    public void ADocumentOfWhichAnotherPartWasFoundIsLostByTheRetriever()
    {
        var ranks = new GoldRanks(3, Document: 1);
        Assert.Equal(LostBy.Retriever, Loss.Of(SomeRows.Wrong() with { Retrieved = ranks, Read = ranks }));
    }

    [Fact]
    public void TextCutAwayFromItsAnswerIsLostByTheSplitter()
    {
        var ranks = new GoldRanks(3, Document: 1, Nearby: 1);
        Assert.Equal(LostBy.Splitter, Loss.Of(SomeRows.Wrong() with { Retrieved = ranks, Read = ranks }));
    }

    [Fact]
    public void AnAnswerThatWasCutItselfIsLostByTheSplitter()
    {
        var ranks = new GoldRanks(3, Document: 1);
        Assert.Equal(
            LostBy.Splitter,
            Loss.Of(SomeRows.Wrong() with { Retrieved = ranks, Read = ranks, IsAnswerCut = true }));
    }

    [Fact]
    public void WhatIsReadRightFromTheWholeTextOnlyIsLostByTheSplitter() => Assert.Equal(
        LostBy.Splitter,
        Loss.Of(SomeRows.Wrong() with
        {
            ReaderOnChunks = new IsolatedReading("Bob", new AnswerScore(0, 0), IsAccepted: false),
        }));

    [Fact]
    public void WhatWasFoundAndNotReadIsLostByTheRanker() =>
        Assert.Equal(LostBy.Ranker, Loss.Of(SomeRows.Wrong() with { Read = SomeRows.Absent }));

    [Fact]
    public void WhatWasReadAndNotAnsweredIsLostByTheReader() =>
        Assert.Equal(LostBy.Reader, Loss.Of(SomeRows.Wrong()));

    [Fact]
    public void AnAcceptedAnswerBehindAnotherIsLostByTheSelection() => Assert.Equal(
        LostBy.Selection,
        Loss.Of(SomeRows.Wrong() with
        {
            Candidates =
            [
                SomeRows.Candidate(1, "Bob", 1, accepted: false), SomeRows.Candidate(2, "Ada", 2, accepted: true),
            ],
        }));

    [Fact]
    public void ARefusedRightAnswerIsLostByTheThreshold() =>
        Assert.Equal(LostBy.Threshold, Loss.Of(SomeRows.Right() with { IsRefused = true }));

    [Theory]
    [InlineData(5.0, 1.0, LostBy.Splitter)]
    [InlineData(5.0, 4.5, LostBy.Threshold)]
    [InlineData(2.0, 1.0, LostBy.Threshold)]
    [InlineData(null, null, LostBy.Threshold)]
    public void AnAnswerThatIsBelievedFromTheWholeTextOnlyIsLostByTheSplitter(
        double? whole, double? cut, LostBy stage) => Assert.Equal(
        stage, Loss.Of(Sure(SomeRows.Right() with { IsRefused = true, NullThreshold = 4 }, whole, cut)));

    [Theory]
    [InlineData(5.0, 1.0, LostBy.Splitter)]
    [InlineData(5.0, 4.5, LostBy.Selection)]
    [InlineData(2.0, 1.0, LostBy.Selection)]
    public void AnAnswerThatComesFirstFromTheWholeTextOnlyIsLostByTheSplitter(
        double? whole, double? cut, LostBy stage)
    {
        // The one that came first has the gap 4.
        var row = SomeRows.Wrong() with
        {
            Candidates =
            [
                SomeRows.Candidate(1, "Bob", 1, accepted: false), SomeRows.Candidate(2, "Ada", 2, accepted: true),
            ],
        };
        Assert.Equal(stage, Loss.Of(Sure(row, whole, cut)));
    }

    [Fact]
    public void AQuestionWithoutAnAnswerIsLostUnlessRefused()
    {
        var row = SomeRows.Wrong() with { Answers = [] };
        Assert.Equal(LostBy.Threshold, Loss.Of(row));
        Assert.Equal(LostBy.Nothing, Loss.Of(row with { IsRefused = true }));
    }

    [Fact]
    public void AFailureIsAFailure() =>
        Assert.Equal(LostBy.Failure, Loss.Of(SomeRows.Right() with { Error = "out of paper" }));

    private static QuestionRow Sure(QuestionRow row, double? whole, double? cut) => row with
    {
        ReaderAlone = row.ReaderAlone! with { NullGap = whole },
        ReaderOnChunks = row.ReaderOnChunks! with { NullGap = cut },
    };
}
