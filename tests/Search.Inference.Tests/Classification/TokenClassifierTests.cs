namespace Search.Inference.Tests;

public sealed class TokenClassifierTests
{
    private static readonly string[] Bio = ["O", "B-ENT", "I-ENT", "B-NAME", "I-NAME"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NeighboursOfOneTypeAreJoinedAndABeginningSplits()
    {
        using var model = EntityModel.OfLabels("O", "B-TAG", "I-TAG", "B-TAG2");
        Assert.Equal(["t1 t2 t2/TAG", "t3/TAG2", "t3/TAG2"], await model.Find("t0 t1 t2 t2 t3 t3 t0"));
        Assert.Equal(["t2/TAG", "t1/TAG", "t2/TAG"], await model.Find("t2 t1 t0 t2"));
    }

    [Fact]
    public async Task TheScoreIsTheMeanOfTheTokens()
    {
        using var model = new EntityModel(
            ["O", "B-PER", "I-PER"], ("anna", [0.1, 0.8, 0.1]), ("lee", [0.3, 0.1, 0.6]));
        var entity = Assert.Single(await model.FindEntities("anna lee", new TokenClassifierOptions()));
        Assert.Equal(("PER", 0, 8), (entity.Label, entity.Start, entity.End));
        Assert.Equal(0.7, entity.Score, 6);
    }

    [Fact]
    public async Task SimpleMayGiveOneWordTwoTypesAndFirstDoesNot()
    {
        using var model = new EntityModel(
            Bio,
            ("blue", EntityModel.Certain(5, 1)), ("##berry", EntityModel.Certain(5, 4)),
            ("gar", EntityModel.Certain(5, 2)), ("##den", EntityModel.Certain(5, 2)));
        Assert.Equal(["blue/ENT", "berry/NAME", "garden/ENT"], await model.Find("blueberry garden"));
        Assert.Equal(["blueberry garden/ENT"], await model.Find("blueberry garden", EntityAggregation.First));
    }

    [Fact]
    public async Task TheStrategiesDisagreeWhereTheTokensOfAWordDo()
    {
        using var model = new EntityModel(
            ["O", "B-ENT", "B-NAME"], ("blue", [0.05, 0.55, 0.40]), ("##berry", [0.58, 0.001, 0.419]));
        async Task<(string Label, double Score)> Find(EntityAggregation aggregation)
        {
            var options = new TokenClassifierOptions { Aggregation = aggregation, IgnoredLabels = [] };
            var entity = Assert.Single(await model.FindEntities("blueberry", options));
            Assert.Equal("blueberry", entity.Text);
            return (entity.Label, Math.Round(entity.Score, 5));
        }

        Assert.Equal(("ENT", 0.55), await Find(EntityAggregation.First));
        Assert.Equal(("O", 0.58), await Find(EntityAggregation.Max));
        Assert.Equal(("NAME", 0.4095), await Find(EntityAggregation.Average));
    }

    [Fact]
    public async Task WithoutAggregationEveryTokenIsAResult()
    {
        using var model = new EntityModel(
            Bio, ("blue", EntityModel.Certain(5, 1)), ("##berry", EntityModel.Certain(5, 2)),
            ("in", EntityModel.Certain(5, 0)));
        Assert.Equal(["blue/B-ENT", "berry/I-ENT"], await model.Find("blueberry in", EntityAggregation.None));
    }

    [Fact]
    public async Task IgnoredLabelsAreNamedAsResultsNameThem()
    {
        using var model = EntityModel.OfLabels(Bio);
        Task<string[]> Find(EntityAggregation aggregation, params string[] ignored) => model.Find(
            "t0 t0 t1 t2 t3", new TokenClassifierOptions { Aggregation = aggregation, IgnoredLabels = ignored });

        Assert.Equal(["t0 t0/O", "t1 t2/ENT", "t3/NAME"], await Find(EntityAggregation.Simple));
        Assert.Equal(["t3/NAME"], await Find(EntityAggregation.Simple, "O", "ENT", "B-NAME"));
        Assert.Equal(["t2/I-ENT", "t3/B-NAME"], await Find(EntityAggregation.None, "O", "B-ENT", "NAME"));
    }

    [Fact]
    public async Task LabelsWithoutPrefixesAreJoined()
    {
        using var model = EntityModel.OfLabels("O", "person", "S-Bahn", "E-ticket");
        Assert.Equal(
            ["t1 t1/person", "t2 t2/S-Bahn", "t3/E-ticket"], await model.Find("t1 t1 t0 t2 t2 t3"));
    }

    [Theory]
    [InlineData("O", "B-PER", "I-PER", "E-PER", "S-PER")]
    [InlineData("O", "B-PER", "I-PER", "L-PER", "U-PER")]
    public async Task EndsAndSinglesSplit(params string[] labels)
    {
        using var model = EntityModel.OfLabels(labels);
        Assert.Equal(
            ["t1 t2 t3/PER", "t4/PER", "t4/PER", "t1 t3/PER", "t2/PER"],
            await model.Find("t1 t2 t3 t4 t4 t1 t3 t2"));
        Assert.Equal(["t1 t2/PER", "t4/PER", "t1/PER", "t1/PER"], await model.Find("t1 t2 t4 t0 t1 t1"));
    }

    [Fact]
    public async Task TypesMayHaveHyphens()
    {
        using var model = EntityModel.OfLabels("O", "B-per-first", "I-per-first", "I-per-last");
        Assert.Equal(["t1 t2/per-first", "t3/per-last"], await model.Find("t1 t2 t3"));
    }

    [Fact]
    public async Task WhereNothingMarksWordsWhiteSpaceSeparatesThem()
    {
        using var model = new EntityModel(
            Bio, TinyTokenizers.WordLevel,
            ("new", EntityModel.Certain(5, 1)), ("york", EntityModel.Certain(5, 2)),
            (",", EntityModel.Certain(5, 0)), ("now", EntityModel.Certain(5, 0)));
        Assert.Equal(["new york/ENT"], await model.Find("new york, now"));
        Assert.Equal(["new york,/ENT"], await model.Find("new york, now", EntityAggregation.First));
        Assert.Equal(["new\nyork/ENT"], await model.Find("new\nyork\t, now", EntityAggregation.First));
        Assert.Equal(["york/ENT"], await model.Find("now york", EntityAggregation.Max));

        // An unknown token begins a word, even without white space before it. Its label is the last one.
        Assert.Equal(["york/ENT", "£/NAME"], await model.Find("york£", EntityAggregation.First));
    }

    [Fact]
    public async Task ABlankThatIsPartOfATokenIsNotPartOfTheEntity()
    {
        using var model = new EntityModel(
            ["O", "B-PER", "I-PER"], TinyTokenizers.Unigram,
            ("▁anna", [0.1, 0.8, 0.1]), ("▁in", [0.8, 0.1, 0.1]), ("▁le", [0.2, 0.2, 0.6]), ("e", [0.7, 0.1, 0.2]));
        using var classifier = model.Load(EntityAggregation.First);
        Assert.Equal(new TokenOffset(2, 7), TokenizerOf(classifier).Encode("in anna").Offsets[2]);
        Assert.Equal(["anna lee/PER", "anna/PER"], await model.Find("in anna lee anna", EntityAggregation.First));
        Assert.Equal(["anna le/PER", "anna/PER"], await model.Find("in anna lee anna"));
    }

    [Fact]
    public async Task PlacesAreUtf16UnitsOfTheText()
    {
        using var model = new EntityModel(
            ["O", "B-PER", "I-PER"], ("anna", [0.1, 0.8, 0.1]), ("lee", [0.1, 0.1, 0.8]), ("in", [0.8, 0.1, 0.1]));
        var text = "in \U0001F600\u2003in  anna \r\n  lee ";
        var entities = await model.FindEntities(text, new TokenClassifierOptions());
        Assert.Equal([(3, 5), (10, 22)], entities.Select(entity => (entity.Start, entity.End)));
        Assert.Equal("anna \r\n  lee", entities[1].Text);
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    [InlineData(7, null)]
    [InlineData(64, null)]
    public async Task ALongTextIsReadInWindows(int maxTokens, int? stride)
    {
        using var model = EntityModel.OfLabels("O", "B-PER", "I-PER");
        var text = "t0 t0 t1 t2 t0 t0 t0 t1 t0 t1 t2 t0 t1 t1 t0 t0";
        var options = new TokenClassifierOptions { MaxTokens = maxTokens, Stride = stride };
        Assert.Equal(["t1 t2/PER", "t1/PER", "t1 t2/PER", "t1/PER", "t1/PER"], await model.Find(text, options));
    }

    [Fact]
    public async Task TheEndOfAVeryLongTextIsRead()
    {
        using var model = EntityModel.OfLabels("O", "B-PER", "I-PER");
        var text = string.Concat(Enumerable.Repeat("t0 ", 5000)) + "t1 t2";
        var entity = Assert.Single(await model.FindEntities(text, new TokenClassifierOptions()));
        Assert.Equal((15000, 15005), (entity.Start, entity.End));
    }

    [Fact]
    public async Task TextsKeepTheirOrder()
    {
        using var model = EntityModel.OfLabels("O", "B-PER", "I-PER");
        using var classifier = model.Load(new TokenClassifierOptions { MaxBatchRows = 2 });
        var texts = Enumerable.Range(0, 9)
            .Select(i => string.Concat(Enumerable.Repeat("t0 ", i * 7 % 9)) + (i == 4 ? "" : "t1"));
        var results = await classifier.ClassifyAsync([.. texts, ""], Token);
        Assert.Equal(
            Enumerable.Range(0, 9).Select(i => i == 4 ? -1 : i * 7 % 9 * 3).Append(-1),
            results.Select(entities => entities.Count == 0 ? -1 : entities[0].Start));
    }

    [Fact]
    public async Task ManyCallersShareOneClassifierAndOneMayCancel()
    {
        using var model = EntityModel.OfLabels("O", "B-PER", "I-PER");
        using var classifier = model.Load(EntityAggregation.Average);
        var expected = (await classifier.ClassifyAsync(["t0 t1 t2"], Token))[0];
        var results = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => classifier.ClassifyAsync(["t0 t1 t2", "t0"], Token)));
        Assert.All(results, result => Assert.Equal(expected, result[0]));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => classifier.ClassifyAsync(["t0"], cancelled.Token));
    }

    [Fact]
    public async Task BadCallsAreRefused()
    {
        using var model = EntityModel.OfLabels("O", "B-PER", "I-PER");
        using var classifier = model.Load(EntityAggregation.Simple);
        await Assert.ThrowsAsync<ArgumentException>(() => classifier.ClassifyAsync(["t0", null!], Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Load((EntityAggregation)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Load(new TokenClassifierOptions { Stride = -1 }));
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => model.Load(new TokenClassifierOptions { MaxTokens = 8, Stride = 6 }));
        Assert.Contains("room for 6 tokens", error.Message, StringComparison.Ordinal);
    }
    private static Tokenizer TokenizerOf(TokenClassifier classifier) => Tokenizer.Load(classifier.Folder.FullPath);
}
