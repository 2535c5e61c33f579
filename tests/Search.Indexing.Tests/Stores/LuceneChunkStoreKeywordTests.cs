using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreKeywordTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(KeywordLanguage.English, "the lighthouses were built", "building a lighthouse", "der Leuchtturm")]
    [InlineData(KeywordLanguage.German, "die Häuser am Hafen", "ein Haus", "the houses")]
    [InlineData(KeywordLanguage.French, "l'avion et les chevaux", "cheval d'avion", "the horses")]
    [InlineData(KeywordLanguage.Spanish, "los barcos de la costa", "un barco", "the coast")]
    [InlineData(KeywordLanguage.Italian, "dell'isola e delle biblioteche", "una biblioteca", "the island")]
    [InlineData(KeywordLanguage.Portuguese, "os navios e os portos", "navio", "the ships")]
    [InlineData(KeywordLanguage.Dutch, "de lampen en boeken", "een lamp", "the ships")]
    [InlineData(KeywordLanguage.Russian, "старые маяки на берегу", "маяк", "берёза")]
    [InlineData(KeywordLanguage.Cjk, "東京の灯台は高い", "灯台", "港町")]
    [InlineData(KeywordLanguage.Standard, "the lighthouses", "THE", "lighthouse")]
    public async Task WordsAreCutByTheRulesOfTheLanguage(
        KeywordLanguage language, string text, string finds, string findsNot)
    {
        await using var store = await OpenAsync(new LuceneChunkStoreOptions { Language = language });
        await store.WriteAsync([SomeStored.File("a.md", text)], [], Token);

        Assert.Single(await store.SearchKeywordsAsync(finds, 9, Token));
        Assert.Empty(await store.SearchKeywordsAsync(findsNot, 9, Token));
        Assert.Equal(language, (await store.GetStatisticsAsync(Token)).Language);
    }

    [Fact]
    public async Task EachDocumentHasItsOwnLanguage()
    {
        await using var store = await OpenAsync(
            new LuceneChunkStoreOptions { Language = KeywordLanguage.PerDocument });
        var said = SomeStored.Chunk("a.md", 0, "die Häuser", SomeStored.X);
        said = said with
        {
            Chunk = said.Chunk with { Metadata = new DocumentMetadata([new("language", "de-AT")]) },
        };
        const string English = "the houses of the harbour stand on the hill, and they are as old as the town itself is";
        await store.WriteAsync(
            [SomeStored.Of("a.md", said), SomeStored.File("b.md", English), SomeStored.File("c.md", "東京の灯台は高い。" +
                "船が港に入るとき、灯台の光が見える。夜になると光は遠くまで届く。")],
            [], Token);

        Assert.Equal(["a.md#0"], await FindAsync(store, "Haus"));
        Assert.Equal(["b.md#0"], await FindAsync(store, "house"));
        Assert.Equal(["c.md#0"], await FindAsync(store, "灯台"));
    }

    [Fact]
    public async Task TheLanguageIsKeptAndCheckedAtOpening()
    {
        await using (var store = await OpenAsync(new LuceneChunkStoreOptions { Language = KeywordLanguage.German }))
        {
            await store.WriteAsync([SomeStored.File("a.md", "die Häuser")], [], Token);
        }

        await using (var store = await OpenAsync())
        {
            Assert.Equal(["a.md#0"], await FindAsync(store, "Haus"));
        }

        var error = await Assert.ThrowsAsync<StoreException>(
            () => OpenAsync(new LuceneChunkStoreOptions { Language = KeywordLanguage.French }));
        Assert.Equal(StoreProblem.OtherLanguage, error.Problem);
        Assert.Contains("German", error.Message, StringComparison.Ordinal);
        Assert.Contains("French", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsOfTheQuestionItselfSayNothing()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(
            [SomeStored.File("a.md", "which would you do"), SomeStored.File("b.md", "a lighthouse")], [], Token);

        Assert.Equal(["b.md#0"], await FindAsync(store, "Which lighthouse would you do?"));
        // With nothing else in it they are all there is to look for.
        Assert.Equal(["a.md#0"], await FindAsync(store, "which would"));
    }

    [Fact]
    public async Task NeighboursInTheQuestionAreWorthABonus()
    {
        SourceUpdate[] files = [SomeStored.File("a.md", "time sharing"), SomeStored.File("b.md", "sharing time")];
        await using var store = await OpenAsync(new LuceneChunkStoreOptions { PhraseBonus = 1 });
        await store.WriteAsync(files, [], Token);

        var found = await store.SearchKeywordsAsync("sharing time", 9, Token);

        Assert.Equal("b.md#0", found[0].Chunk.Id);
        Assert.True(found[0].Score > found[1].Score);
    }

    [Theory]
    [InlineData("lighthouse harbour", "a b c d")]
    [InlineData("\"old lighthouse\"", "b")]
    [InlineData("lighthouse -harbour", "b d")]
    [InlineData("harbour -\"the lighthouse\"", "c")]
    [InlineData("+lighthouse +harbour", "a")]
    [InlineData("title:handbook", "d")]
    [InlineData("title:lighthouse", "")]
    [InlineData("heading:keepers lighthouse -old -text:harbour", "d")]
    [InlineData("text:lighthouse", "a b d")]
    [InlineData("-harbour", "")]
    [InlineData("  ", "")]
    [InlineData("http://lighthouse", "a b d")]
    [InlineData("light-house", "")]
    [InlineData("- lighthouse", "a b d")]
    public async Task TheQuerySyntaxIsReadWhenItIsAskedFor(string query, string expected)
    {
        await using var store = await OpenAsync();
        var builder = new SourceMapBuilder();
        builder.AddHeading(0, 1, "Keepers");
        builder.Advance("a lighthouse".Length);
        var titled = SomeStored.Chunk("d", 0, "a lighthouse", SomeStored.X);
        titled = titled with { Chunk = titled.Chunk with { Title = "Handbook", SourceMap = builder.Build() } };
        await store.WriteAsync(
            [
                SomeStored.File("a", "the lighthouse near a harbour"), SomeStored.File("b", "an old lighthouse"),
                SomeStored.File("c", "a harbour"), SomeStored.Of("d", titled),
            ],
            [], Token);

        var found = await store.SearchSyntaxAsync(query, 9, cancellationToken: Token);

        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            found.Select(item => item.Chunk.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AQuotationWithoutAnEndIsAnError()
    {
        await using var store = await OpenAsync();

        var error = await Assert.ThrowsAsync<FormatException>(
            async () => await store.SearchSyntaxAsync("a \"lighthouse", 9, cancellationToken: Token));
        Assert.Contains("character 3", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormatException>(
            async () => await store.SearchSyntaxAsync(new string('a', 10_001), 9, cancellationToken: Token));
    }

    [Fact]
    public async Task AnExplanationHasTheScoreAndItsParts()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(
            [SomeStored.File("a.md", "a lighthouse"), SomeStored.File("b.md", "a reef")], [], Token);
        var found = Assert.Single(await store.SearchKeywordsAsync("old lighthouse", 9, Token));

        var explanation = await store.ExplainAsync("old lighthouse", "a.md#0", Token);

        Assert.Equal(found.Score, explanation!.Value, 1e-5);
        Assert.Contains("lighthous", explanation.ToString(), StringComparison.Ordinal);
        Assert.Contains("idf", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await store.ExplainAsync("lighthouse", "b.md#0", Token))!.Value);
        Assert.Equal(0, (await store.ExplainAsync("?", "b.md#0", Token))!.Value);
        Assert.Null(await store.ExplainAsync("lighthouse", "c.md#0", Token));
    }

    [Fact]
    public async Task HighlightsAreTheExactPlacesOfTheWords()
    {
        const string Text = "Keepers 😀 of Lighthouses; the keeper's house. 灯台";
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", Text)], [], Token);
        var chunk = (await store.GetChunksAsync("a.md", Token))[0].Chunk;

        var spans = await store.HighlightAsync("Which keeper built the lighthouse?", chunk, Token);

        Assert.Equal(["Keepers", "Lighthouses", "keeper's"], spans.Select(span => span.Of(Text)));
        Assert.Empty(await store.HighlightAsync("reef", chunk, Token));
    }

    private async Task<LuceneChunkStore> OpenAsync(LuceneChunkStoreOptions? options = null) =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, options, Token);

    private static async Task<IEnumerable<string>> FindAsync(LuceneChunkStore store, string question) =>
        (await store.SearchKeywordsAsync(question, 9, Token)).Select(found => found.Chunk.Id);
}
