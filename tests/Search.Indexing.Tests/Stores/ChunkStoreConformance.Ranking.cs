using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    [Fact]
    public async Task TheNearestVectorComesFirst()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            SomeStored.File("far.md", ("far", SomeStored.Z)),
            SomeStored.File("near.md", ("near", [0.8f, 0.6f, 0])),
            SomeStored.File("here.md", ("here", SomeStored.X)),
            SomeStored.File("back.md", ("back", [-1, 0, 0])));

        var found = await store.SearchVectorAsync(SomeStored.X, 9, Token);

        Assert.Equal(["here.md#0", "near.md#0", "far.md#0", "back.md#0"], Ids(found));
        Assert.Equal([1, 0.8, 0, -1], found.Select(item => item.Score), (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.All(found, item => Assert.Equal(item.Score, item.VectorScore));
        Assert.All(found, item => Assert.Null(item.KeywordScore));
    }

    [Fact]
    public async Task TheChunkWithMoreOfTheQuestionsWordsComesFirst()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            SomeStored.File("one.md", "the harbour has a crane and a quay"),
            SomeStored.File("two.md", "the harbour has a lighthouse and a quay"),
            SomeStored.File("none.md", "the mountain has a hut and a spring"));

        var found = await store.SearchKeywordsAsync("Which HARBOUR has the lighthouse?", 9, Token);

        Assert.Equal("two.md#0", found[0].Chunk.Id);
        Assert.True(found[0].Score > found[1].Score);
        Assert.All(found, item => Assert.Equal(item.Score, item.KeywordScore));
        Assert.All(found, item => Assert.Null(item.VectorScore));
    }

    [Fact]
    public async Task ARareWordCountsMoreThanACommonOne()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, [.. Enumerable.Range(0, 9).Select(i => SomeStored.File($"{i}.md", "ship ahoy"))]);
        await WriteAsync(store, SomeStored.File("rare.md", "narwhal ahoy"));

        Assert.Equal("rare.md#0", (await store.SearchKeywordsAsync("ship narwhal", 9, Token))[0].Chunk.Id);
    }

    [Fact]
    public async Task ScoresAreThoseOfBm25()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            SomeStored.File("a.md", "reef quay reef sail"),
            SomeStored.File("b.md", "reef crane mast sail"),
            SomeStored.File("c.md", "quay crane mast hull"));

        var found = await store.SearchKeywordsAsync("reef", 9, Token);

        // idf = ln(1 + (3 − 2 + 0.5) / (2 + 0.5)).
        var idf = Math.Log(1.6);
        Assert.Equal(["a.md#0", "b.md#0"], Ids(found));
        Assert.Equal(idf * 2 * 2.2 / (2 + 1.2), found[0].Score, 1e-4);
        Assert.Equal(idf * 2.2 / (1 + 1.2), found[1].Score, 1e-4);
    }

    [Fact]
    public async Task WordsOfTitleAndHeadingsAreFound()
    {
        await using var store = await NewStoreAsync();
        var builder = new SourceMapBuilder();
        builder.AddHeading(0, 1, "Lighthouses");
        builder.AddHeading(0, 2, "Keepers");
        builder.Advance(4);
        var chunk = SomeStored.Chunk("a.md", 0, "text", SomeStored.X);
        chunk = chunk with { Chunk = chunk.Chunk with { Title = "Coastal Handbook", SourceMap = builder.Build() } };
        await WriteAsync(store, SomeStored.Of("a.md", chunk), SomeStored.File("b.md", "text"));

        foreach (var question in new[] { "handbook", "lighthouses", "keepers" })
        {
            Assert.Equal(["a.md#0"], Ids(await store.SearchKeywordsAsync(question, 9, Token)));
        }

        Assert.Equal(2, (await store.SearchKeywordsAsync("text", 9, Token)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("submarine")]
    public async Task AQuestionWithoutACommonWordFindsNothing(string question)
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"));

        Assert.Empty(await store.SearchKeywordsAsync(question, 9, Token));
    }

    [Theory]
    [InlineData("\"lighthouse")]
    [InlineData("lighthouse AND")]
    [InlineData("text:(lighthouse")]
    [InlineData("lighthouse~ +reef* -")]
    [InlineData("NOT lighthouse")]
    [InlineData("[lighthouse TO")]
    [InlineData("\\lighthouse/")]
    [InlineData("what is a lighthouse? 🗼 {}^2")]
    public async Task NothingInAQuestionIsSyntax(string question)
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "lighthouse"));

        Assert.Equal(["a.md#0"], Ids(await store.SearchKeywordsAsync(question, 9, Token)));
    }

    [Fact]
    public async Task AQuestionMayHaveThousandsOfWords()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            SomeStored.File("a.md", "word4999"),
            SomeStored.File("b.md", "word0 word2500"),
            SomeStored.File("c.md", "other"));

        var question = string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"word{i}"));

        Assert.Equal(["b.md#0", "a.md#0"], Ids(await store.SearchKeywordsAsync(question, 9, Token)));
    }

    [Fact]
    public async Task ARepeatedWordOfTheQuestionCountsAsOften()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"), SomeStored.File("b.md", "a reef"));

        var once = await store.SearchKeywordsAsync("lighthouse", 9, Token);
        var thrice = await store.SearchKeywordsAsync("lighthouse lighthouse Lighthouse", 9, Token);

        Assert.Equal(3 * once[0].Score, thrice[0].Score, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public async Task TiesStandInTheOrderOfTheirIds(int top)
    {
        await using var store = await NewStoreAsync();
        string[] ids = ["m", "c", "é", "\uFF5A", "😀", "Z", "a", "b b"];
        foreach (var id in ids)
        {
            await WriteAsync(store, SomeStored.File(id, "a lighthouse"));
        }

        var expected = ids.Select(id => $"{id}#0").Order(StringComparer.Ordinal).Take(top);

        Assert.Equal(expected, Ids(await store.SearchKeywordsAsync("lighthouse", top, Token)));
        Assert.Equal(expected, Ids(await store.SearchVectorAsync(SomeStored.X, top, Token)));
    }

    [Fact]
    public async Task TheBestOfManyAreTheBest()
    {
        await using var store = await NewStoreAsync();
        var random = new Random(20240501);
        var vectors = Enumerable.Range(0, 500).Select(_ => Unit(random)).ToArray();
        foreach (var batch in vectors.Index().Chunk(100))
        {
            await WriteAsync(
                store, [.. batch.Select(item => SomeStored.File($"{item.Index:000}.md", ("x", item.Item)))]);
        }

        await store.WriteAsync([], [.. Enumerable.Range(0, 50).Select(i => $"{i * 10:000}.md")], Token);
        var query = Unit(random);

        var found = await store.SearchVectorAsync(query, 20, Token);

        var expected = vectors.Index().Where(item => item.Index % 10 != 0)
            .OrderByDescending(item => item.Item.Zip(query, (x, y) => (double)x * y).Sum())
            .Select(item => $"{item.Index:000}.md#0").Take(20);
        Assert.Equal(expected, Ids(found));
    }

    private static float[] Unit(Random random)
    {
        var vector = Enumerable.Range(0, 3).Select(_ => (random.NextDouble() * 2) - 1).ToArray();
        var norm = Math.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => (float)(x / norm))];
    }
}
