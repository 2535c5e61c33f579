using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    private static readonly string[] FilterFieldNames =
        ["a", "n.k", "tags", "long", "missing", "id", "document_id", "title", "media_type", "content"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task FiltersLetThroughWhatTheMatcherLetsThrough(int seed)
    {
        var random = new Random(seed);
        await using var store = await NewStoreAsync();
        var chunks = Enumerable.Range(0, 60).Select(i => Described(i, random)).ToList();
        foreach (var batch in chunks.Chunk(25))
        {
            await store.WriteAsync(
                [.. batch.Select(chunk => SomeStored.Of(chunk.Chunk.DocumentId, chunk))], [], Token);
        }

        await store.WriteAsync([], ["7.md", "30.md"], Token);
        chunks.RemoveAll(chunk => chunk.Chunk.DocumentId is "7.md" or "30.md");
        for (var i = 0; i < 150; i++)
        {
            var filter = SomeFilter(random, depth: 0);
            var expected = chunks.Where(chunk => filter.Matches(chunk.Chunk)).Select(chunk => chunk.Chunk.Id).Order();
            var byVector = await store.SearchVectorAsync(SomeStored.X, 100, filter, Token);
            var byWords = await store.SearchKeywordsAsync("lighthouse", 100, filter, Token);
            Assert.True(
                expected.SequenceEqual(Ids(byVector).Order()) && expected.SequenceEqual(Ids(byWords).Order()),
                $"{filter}: {string.Join(' ', expected)}; {string.Join(' ', Ids(byVector).Order())}");
        }
    }

    [Fact]
    public async Task AFilterChangesNoScore()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store, SomeStored.File("a.md", "a lighthouse"), SomeStored.File("b.md", "a lighthouse and a harbour"));
        var all = await store.SearchKeywordsAsync("lighthouse", 9, Token);
        var some = await store.SearchKeywordsAsync(
            "lighthouse", 9, MetadataFilter.Field("document_id") == "b.md", Token);
        Assert.Equal(all.Single(found => found.Chunk.Id == "b.md#0").Score, Assert.Single(some).Score);
    }

    private static EmbeddedChunk Described(int index, Random random)
    {
        var chunk = SomeStored.Chunk($"{index}.md", 0, $"a lighthouse number {index}", SomeStored.X);
        var metadata = new List<KeyValuePair<string, object?>>();
        foreach (var name in new[] { "a", "tags", "long" }.Where(_ => random.Next(4) > 0))
        {
            metadata.Add(new(name, name == "tags" ? SomeList(random) : SomeValue(random, name == "long")));
        }

        if (random.Next(2) == 0)
        {
            metadata.Add(new("n", new DocumentMetadata([new("k", SomeValue(random, isLong: false))])));
        }

        return chunk with
        {
            Chunk = chunk.Chunk with
            {
                Title = random.Next(3) == 0 ? null : $"Title {random.Next(3)}",
                MediaType = random.Next(2) == 0 ? "text/html" : "text/markdown",
                Metadata = new DocumentMetadata(metadata),
            },
        };
    }

    private static object?[] SomeList(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => SomeValue(random, isLong: false))];

    private static object? SomeValue(Random random, bool isLong)
    {
        object?[] values =
        [
            null, true, false, 0, -1L, 1.0, 1.5, 2, long.MaxValue, long.MaxValue - 1, 9.3e18, -0.0, "", "x", "xy", "2",
            "2024-03-01", "2024-03-01T10:00:00", "2024-03-01T10:00:00+02:00", "2024-03-01T08:00:00Z",
            new DateTimeOffset(2024, 3, 1, 8, 0, 0, TimeSpan.Zero), "日本", "😀",
        ];
        return isLong
            ? new string('x', 250 + random.Next(12)) + (random.Next(2) == 0 ? "" : "y")
            : values[random.Next(values.Length)];
    }

    private static MetadataFilter SomeFilter(Random random, int depth)
    {
        if (depth < 3 && random.Next(3) == 0)
        {
            var conditions = Enumerable.Range(0, random.Next(4)).Select(_ => SomeFilter(random, depth + 1)).ToList();
            return new FilterCombination((FilterLogic)random.Next(3), conditions);
        }

        while (true)
        {
            var name = FilterFieldNames[random.Next(FilterFieldNames.Length)];
            var @operator = (FilterOperator)random.Next(12);
            object? value = @operator is FilterOperator.In or FilterOperator.NotIn or FilterOperator.ContainsAny
                || (name == "tags" && random.Next(3) == 0)
                ? SomeList(random)
                : name is "id" or "document_id" or "title" or "content" && random.Next(2) == 0
                    ? new[] { "3.md#0", "3.md", "Title 1", "number 1", "3" }[random.Next(5)]
                    : SomeValue(random, name == "long" && random.Next(2) == 0);
            try
            {
                return new FilterComparison(name, @operator, value);
            }
            catch (FilterException)
            {
                // Not a value for this operator.
            }
        }
    }
}
