using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    public static TheoryData<string> BadWrites =>
    [
        "two dimensions", "four dimensions", "not a number", "infinite", "zero", "too long", "file twice",
        "chunk twice", "written and removed", "empty file id", "empty chunk id", "endless id", "half a surrogate pair",
        "another file's chunk", "wrong count", "span of another length",
    ];

    [Theory]
    [MemberData(nameof(BadWrites))]
    public async Task ABadWriteChangesNothing(string what)
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("old.md", "a lighthouse"));
        var (bad, removals) = BadWrite(what);

        var error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await store.WriteAsync([SomeStored.File("good.md", "a reef"), .. bad], ["old.md", .. removals], Token));

        Assert.NotEmpty(error.Message);
        Assert.Equal(["old.md"], (await store.GetSourcesAsync(Token)).Keys);
        Assert.Equal(1, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AVectorOfAnotherLengthIsRefusedWithTheModelsName()
    {
        await using var store = await NewStoreAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await store.SearchVectorAsync(new float[] { 1, 0 }, 5, Token));

        Assert.Contains("2 dimensions", error.Message, StringComparison.Ordinal);
        Assert.Contains("small-model (aaaaaaaa), 3 dimensions", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    [InlineData(2f)]
    public async Task AQuestionsVectorHasUnitLength(float component)
    {
        await using var store = await NewStoreAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await store.SearchVectorAsync(new[] { component, 0, 0 }, 5, Token));
    }

    [Fact]
    public async Task ASearchForNoChunksIsAnArgumentError()
    {
        await using var store = await NewStoreAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await store.SearchKeywordsAsync("x", 0, Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await store.SearchVectorAsync(SomeStored.X, -1, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.SearchKeywordsAsync(null!, 1, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await store.WriteAsync(null!, [], Token));
    }

    private static (SourceUpdate[] Updates, string[] Removals) BadWrite(string what) => what switch
    {
        "two dimensions" => Update(SomeStored.File("x.md", ("a", [1, 0]))),
        "four dimensions" => Update(SomeStored.File("x.md", ("a", SomeStored.X), ("b", [1, 0, 0, 0]))),
        "not a number" => Update(SomeStored.File("x.md", ("a", [float.NaN, 0, 0]))),
        "infinite" => Update(SomeStored.File("x.md", ("a", [float.NegativeInfinity, 0, 0]))),
        "zero" => Update(SomeStored.File("x.md", ("a", [0, 0, 0]))),
        "too long" => Update(SomeStored.File("x.md", ("a", [1.01f, 0, 0]))),
        "file twice" => Update(SomeStored.File("x.md", "a"), SomeStored.Of("x.md")),
        "chunk twice" => Update(SomeStored.Of("x.md", Changed(chunk => chunk), Changed(chunk => chunk))),
        "written and removed" => ([SomeStored.File("x.md", "a")], ["x.md"]),
        "empty file id" => Update(SomeStored.Of("")),
        "empty chunk id" => Update(SomeStored.Of("x.md", Changed(chunk => chunk with { Id = "" }))),
        "endless id" => Update(SomeStored.Of(new string('x', 10_001))),
        "half a surrogate pair" => Update(SomeStored.Of("x\uD83D.md")),
        "another file's chunk" => Update(SomeStored.Of("x.md", Changed(chunk => chunk with { DocumentId = "y.md" }))),
        "wrong count" => Update(new SourceUpdate(SomeStored.Of("x.md").Source with { ChunkCount = 2 }, [])),
        "span of another length" => Update(SomeStored.Of("x.md", Changed(chunk => chunk with { Text = "longer" }))),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "There is no such case."),
    };

    private static (SourceUpdate[] Updates, string[] Removals) Update(params SourceUpdate[] updates) => (updates, []);

    private static EmbeddedChunk Changed(Func<Chunk, Chunk> change)
    {
        var chunk = SomeStored.Chunk("x.md", 0, "a", SomeStored.X);
        return chunk with { Chunk = change(chunk.Chunk) };
    }
}
