using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    public static TheoryData<string> OddIds =>
    [
        " ", "a b.md", "it's \"quoted\".md", "C:\\folder\\file.md", "a/b/../c.md", "#1#2", "naïve-日本語-😀.md",
        "tab\tline\n.md", "\0", "*?:AND", new string('x', 10_000 - 2), string.Concat(Enumerable.Repeat("😀", 4_999)),
        string.Concat(Enumerable.Repeat("語", 9_998)),
    ];

    [Theory]
    [MemberData(nameof(OddIds), DisableDiscoveryEnumeration = true)]
    public async Task AnIdMayBeAnyText(string id)
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File(id, "a lighthouse"), SomeStored.File("other.md", "a lighthouse"));

        Assert.Contains(id, (await store.GetSourcesAsync(Token)).Keys);
        Assert.Equal(id + "#0", Assert.Single(await store.GetChunksAsync(id, Token)).Chunk.Id);
        Assert.Contains(id + "#0", Ids(await store.SearchKeywordsAsync("lighthouse", 9, Token)));

        await store.WriteAsync([], [id], Token);
        Assert.Equal(["other.md"], (await store.GetSourcesAsync(Token)).Keys);
        Assert.Equal(1, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AChunkComesBackAsItWas()
    {
        await using var store = await NewStoreAsync();
        var original = Rich();
        await WriteAsync(store, SomeStored.Of("dir/rich.md", original));

        var stored = Assert.Single(await store.GetChunksAsync("dir/rich.md", Token));
        var byWords = Assert.Single(await store.SearchKeywordsAsync("keeper", 1, Token)).Chunk;
        var byVector = Assert.Single(await store.SearchVectorAsync(SomeStored.Y, 1, Token)).Chunk;

        Assert.Equal(original.Vector.ToArray(), stored.Vector.ToArray());
        Assert.All([stored.Chunk, byWords, byVector], chunk => AssertEqual(original.Chunk, chunk));
    }

    [Fact]
    public async Task ChunksOfADocumentStandInTheirOrder()
    {
        await using var store = await NewStoreAsync();
        var chunks = Enumerable.Range(0, 12)
            .Select(i => SomeStored.Chunk("a.md", i, $"part {i}", SomeStored.X)).Reverse();
        await WriteAsync(store, SomeStored.Of("a.md", [.. chunks]));

        var stored = await store.GetChunksAsync("a.md", Token);

        Assert.Equal(Enumerable.Range(0, 12), stored.Select(chunk => chunk.Chunk.Index));
    }

    [Fact]
    public async Task AFilesRecordComesBackAsItWas()
    {
        await using var store = await NewStoreAsync();
        var source = SomeStored.Of("a.md").Source with { Size = long.MaxValue, Recipe = "\"odd\" <recipe> é😀" };
        await WriteAsync(store, new SourceUpdate(source, []));
        var later = source with { Id = "b.md", ModifiedAt = DateTimeOffset.MaxValue, ContentHash = "" };
        await WriteAsync(store, new SourceUpdate(later, []));

        var sources = await store.GetSourcesAsync(Token);

        Assert.Equal(source, sources["a.md"]);
        Assert.Equal(source.ModifiedAt.Offset, sources["a.md"].ModifiedAt.Offset);
        Assert.Equal(later, sources["b.md"]);
    }

    [Fact]
    public async Task ALongTextIsKeptWhole()
    {
        await using var store = await NewStoreAsync();
        var words = string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"word{i}"));
        var text = words + new string('y', 40_000) + " narwhal";
        await WriteAsync(store, SomeStored.File("long.md", text));

        var found = Assert.Single(await store.SearchKeywordsAsync("narwhal word49999x word49998", 9, Token));

        Assert.Equal(text, found.Chunk.Text);
    }

    [Fact]
    public async Task AnEmptyTextIsAChunkToo()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", ""));

        Assert.Equal("", Assert.Single(await store.SearchVectorAsync(SomeStored.X, 9, Token)).Chunk.Text);
    }

    private static EmbeddedChunk Rich()
    {
        const string file = "# The *Keeper*\n\nAt noon the keeper 👩‍✈️ wound the clock.\nThen she slept.\n";
        const string text = "The keeper 👩‍✈️ wound the clock.\nThen she slept.";
        var builder = new SourceMapBuilder(file);
        builder.AddHeading(0, 1, "The Keeper");
        builder.Replace(4, 2, 3);
        builder.Copy(file.IndexOf("keeper ", StringComparison.Ordinal), text.Length - 4);
        return new EmbeddedChunk(
            new Chunk
            {
                Id = "dir/rich.md#7",
                DocumentId = "dir/rich.md",
                Index = 7,
                Text = text,
                Span = new TextSpan(1_000_000, 1_000_000 + text.Length),
                CodePointStart = 999_990,
                SourceMap = builder.Build(),
                MediaType = "text/markdown; charset=utf-8",
                Title = "The Keeper",
                Metadata = EveryKindOfMetadata(),
                ParentId = "dir/rich.md#3",
                IsOversized = true,
            },
            new[] { 0.36f, 0.48f, 0.8f });
    }

    private static DocumentMetadata EveryKindOfMetadata() => new(new Dictionary<string, object?>
    {
        ["null"] = null,
        ["string"] = "2024-05-01T12:00:00.0000000+02:00",
        ["empty"] = "",
        ["yes"] = true,
        ["no"] = false,
        ["least"] = long.MinValue,
        ["most"] = long.MaxValue,
        ["one"] = 1.0,
        ["third"] = 1.0 / 3,
        ["minus zero"] = -0.0,
        ["not a number"] = double.NaN,
        ["infinite"] = double.NegativeInfinity,
        ["tiny"] = double.Epsilon,
        ["time"] = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.FromMinutes(-210)).AddTicks(7),
        ["list"] = new object?[] { 1L, 1.0, "1", null, Array.Empty<object?>(), DocumentMetadata.Empty },
        ["double"] = new Dictionary<string, object?> { ["double"] = "1.5", ["time"] = "never", ["metadata"] = null },
        ["quote \" back \\ <tag> é 😀 \u2028"] = "quote \" back \\ <tag> é 😀 \u2028 \0",
    });

    private static void AssertEqual(Chunk expected, Chunk actual)
    {
        // Metadata and source map have no equality of their own.
        Assert.Equal(
            expected with { Metadata = DocumentMetadata.Empty, SourceMap = actual.SourceMap },
            actual with { Metadata = DocumentMetadata.Empty });
        AssertEqual(expected.Metadata, actual.Metadata);
        Assert.Equal(expected.SourceMap.ToBytes(expected.Text), actual.SourceMap.ToBytes(actual.Text));
        var (place, other) = (expected.Location, actual.Location);
        Assert.Equal(place with { HeadingPath = other.HeadingPath }, other);
        Assert.Equal(place.HeadingPath, other.HeadingPath);
    }

    private static void AssertEqual(object? expected, object? actual)
    {
        Assert.Equal(expected?.GetType(), actual?.GetType());
        switch (expected)
        {
            case DocumentMetadata metadata:
                var other = Assert.IsType<DocumentMetadata>(actual);
                Assert.Equal(metadata.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
                Assert.All(metadata, pair => AssertEqual(pair.Value, other[pair.Key]));
                break;
            case object?[] list:
                var items = Assert.IsType<object?[]>(actual);
                Assert.Equal(list.Length, items.Length);
                Assert.All(list.Zip(items), pair => AssertEqual(pair.First, pair.Second));
                break;
            case DateTimeOffset time:
                Assert.Equal((time, time.Offset), ((DateTimeOffset)actual!, ((DateTimeOffset)actual).Offset));
                break;
            case double number:
                Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)actual!));
                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }
}
