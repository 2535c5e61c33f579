using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task PagesTogetherAreEveryChunkOnce(int size)
    {
        await using var store = await NewStoreAsync();
        string[] ids = ["b", "a", "Z", "é", "😀", "a b", "a#1"];
        await WriteAsync(store, [.. ids.Select(id => SomeStored.File(id, "one", "two"))]);

        var found = new List<string>();
        for (string? last = null; ; last = found[^1])
        {
            var page = await PageAsync(store, null, last, size);
            found.AddRange(page.Select(chunk => chunk.Chunk.Id));
            if (page.Count < size)
            {
                break;
            }
        }

        Assert.Equal(ids.SelectMany(id => new[] { $"{id}#0", $"{id}#1" }).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task AReadingGivesTextsVectorsAndMetadataThatPassTheFilter()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, WithMetadata("a.md", ("year", 2001)), WithMetadata("b.md", ("year", 2002)));

        var found = await PageAsync(store, MetadataFilter.Field("year") > 2001, null, 10);

        var chunk = Assert.Single(found);
        Assert.Equal("b.md#0", chunk.Chunk.Id);
        Assert.Equal(SomeStored.X, chunk.Vector.ToArray());
        Assert.Equal(2002L, chunk.Chunk.Metadata["year"]);
        Assert.Equal(1, await store.CountMatchingAsync(MetadataFilter.Field("year") > 2001, Token));
        Assert.Equal(2, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AReadingSeesTheStoreAsItWasWhenItBegan()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "one"), SomeStored.File("b.md", "two"));

        var found = new List<string>();
        await foreach (var chunk in store.ReadAsync(cancellationToken: Token))
        {
            found.Add(chunk.Chunk.Text);
            await store.WriteAsync([SomeStored.File("a.md", "three")], ["b.md"], Token);
        }

        Assert.Equal(["one", "two"], found);
    }

    [Fact]
    public async Task ACancelledReadingStops()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "one"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in store.ReadAsync(cancellationToken: new CancellationToken(canceled: true)))
            {
            }
        });
    }

    [Fact]
    public async Task DuplicatesOverwriteAreSkippedOrFail()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "old"));
        SourceUpdate[] updates = [SomeStored.File("b.md", "new"), SomeStored.File("a.md", "new")];

        var error = await Assert.ThrowsAsync<StoreException>(async () =>
            await store.AddAsync(updates, DuplicatePolicy.Fail, Token));
        Assert.Equal(StoreProblem.Duplicate, error.Problem);
        Assert.Contains("a.md", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a.md"], (await store.GetSourcesAsync(Token)).Keys);

        Assert.Equal(1, await store.AddAsync(updates, DuplicatePolicy.Skip, Token));
        Assert.Equal("old", (await store.GetChunksAsync("a.md", Token))[0].Chunk.Text);
        Assert.Equal("new", (await store.GetChunksAsync("b.md", Token))[0].Chunk.Text);

        Assert.Equal(2, await store.AddAsync(updates, DuplicatePolicy.Overwrite, Token));
        Assert.Equal("new", (await store.GetChunksAsync("a.md", Token))[0].Chunk.Text);
        Assert.Equal(2, await store.CountAsync(Token));
    }

    [Fact]
    public async Task ChunksAreDeletedByIdAndByFilter()
    {
        await using var store = await NewStoreAsync();
        var part = Document.PartId("a.eml", "report.pdf");
        await WriteAsync(
            store,
            SomeStored.Of(
                "a.eml", SomeStored.Chunk("a.eml", 0, "a lighthouse", SomeStored.X),
                SomeStored.Chunk(part, 0, "a harbour", SomeStored.Y)),
            WithMetadata("b.md", ("lang", "en")), WithMetadata("c.md", ("lang", "de")));

        Assert.Equal(1, await store.DeleteAsync(MetadataFilter.Field("id").In("a.eml#0", "never"), Token));
        Assert.Equal(1, (await store.GetSourcesAsync(Token))["a.eml"].ChunkCount);
        Assert.Equal("a harbour", Assert.Single(await store.GetChunksAsync(part, Token)).Chunk.Text);
        Assert.Empty(await store.SearchKeywordsAsync("lighthouse", 9, Token));

        Assert.Equal(1, await store.DeleteAsync(MetadataFilter.Field("lang") == "de", Token));
        Assert.Equal(1, await store.DeleteAsync(MetadataFilter.Field("document_id") == part, Token));
        Assert.Equal(["b.md"], (await store.GetSourcesAsync(Token)).Keys);
        Assert.Equal(0, await store.DeleteAsync(MetadataFilter.Field("lang") == "de", Token));
        Assert.Equal(1, await store.CountAsync(Token));
    }

    [Fact]
    public async Task MetadataIsUpdatedByFilter()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store, WithMetadata("a.md", ("lang", "en"), ("draft", true)), WithMetadata("b.md", ("lang", "de")));
        var changes = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["draft"] = null, ["reviewed"] = Noon, ["tags"] = new[] { "x", "y" },
        };

        Assert.Equal(1, await store.UpdateMetadataAsync(MetadataFilter.Field("lang") == "en", changes, Token));

        var metadata = (await store.GetChunksAsync("a.md", Token))[0].Chunk.Metadata;
        Assert.Equal(["lang", "reviewed", "tags"], metadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Noon, metadata["reviewed"]);
        Assert.Equal(1, await store.CountMatchingAsync(MetadataFilter.Field("tags").Contains("y"), Token));
        Assert.Equal(SomeStored.X, (await store.GetChunksAsync("a.md", Token))[0].Vector.ToArray());
        Assert.Equal(["a.md#0", "b.md#0"], Ids(await store.SearchKeywordsAsync("text", 9, Token)));
        Assert.Equal(2, (await store.GetSourcesAsync(Token)).Count);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.UpdateMetadataAsync(
            MetadataFilter.Field("lang") == "en",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x"] = new object() }, Token));
    }

    [Fact]
    public async Task ACancelledEditChangesNothing()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, WithMetadata("a.md", ("lang", "en")));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await store.DeleteAsync(MetadataFilter.Field("lang") == "en", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await store.AddAsync([SomeStored.File("b.md", "x")], DuplicatePolicy.Fail, cancelled));

        Assert.Equal(1, await store.CountAsync(Token));
    }

    [Fact]
    public async Task FieldsAreNamedWithTheirTypes()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            WithMetadata("a.md", ("year", 2001), ("at", Noon), ("tags", new[] { "x" }), ("none", null)),
            WithMetadata("b.md", ("year", 2001.5), ("at", "2024-05-02"), ("draft", true), ("by", "Ada")),
            WithMetadata("c.md", ("who", new Dictionary<string, object?>(StringComparer.Ordinal) { ["age"] = 3 })));

        var fields = await store.GetFieldsAsync(Token);

        Assert.Equal(
            [
                "at 2: Date", "by 1: Text", "draft 1: Boolean", "tags 1: List", "who 1: Nested",
                "who.age 1: WholeNumber", "year 2: WholeNumber, Number",
            ],
            fields.Select(field => $"{field.Name} {field.Count}: {string.Join(", ", field.Types)}"));
    }

    [Fact]
    public async Task ValuesAreCountedWithTheLeastAndTheGreatest()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            WithMetadata("a.md", ("year", 2001), ("at", Noon), ("tags", new[] { "x", "y" }), ("mixed", 1)),
            WithMetadata("b.md", ("year", 1999.5), ("at", Noon.ToUniversalTime()), ("tags", new[] { "y" })),
            WithMetadata("c.md", ("year", 2001.0), ("at", Noon.AddDays(1)), ("mixed", "one")),
            WithMetadata("d.md", ("lang", "en")));

        var years = await store.GetFieldValuesAsync("year", null, Token);
        Assert.Equal(3, years.Count);
        Assert.Equal([2, 1], years.Values.Select(value => value.Value));
        Assert.Equal((1999.5, 2001.0), (years.Minimum, Convert.ToDouble(years.Maximum, null)));
        var dates = await store.GetFieldValuesAsync("at", null, Token);
        Assert.Equal([2, 1], dates.Values.Select(value => value.Value));
        Assert.Equal(Noon.AddDays(1), dates.Maximum);
        var tags = await store.GetFieldValuesAsync("tags", null, Token);
        Assert.Equal([("y", 2), ("x", 1)], tags.Values.Select(value => ((string)value.Key, value.Value)));
        Assert.Null((await store.GetFieldValuesAsync("mixed", null, Token)).Minimum);
        var some = await store.GetFieldValuesAsync("year", MetadataFilter.Field("tags").Contains("y"), Token);
        Assert.Equal(2, some.Count);
        Assert.Equal(0, (await store.GetFieldValuesAsync("nothing", null, Token)).Count);
    }

    private static SourceUpdate WithMetadata(string id, params (string Name, object? Value)[] metadata)
    {
        var chunk = SomeStored.Chunk(id, 0, "text", SomeStored.X);
        return SomeStored.Of(id, chunk with
        {
            Chunk = chunk.Chunk with
            {
                Metadata = new DocumentMetadata(metadata.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
            },
        });
    }

    private static async Task<IReadOnlyList<EmbeddedChunk>> PageAsync(
        IChunkStore store, MetadataFilter? filter, string? after, int size)
    {
        var page = new List<EmbeddedChunk>();
        await foreach (var chunk in store.ReadAsync(filter, after, Token))
        {
            page.Add(chunk);
            if (page.Count == size)
            {
                break;
            }
        }

        return page;
    }
}
