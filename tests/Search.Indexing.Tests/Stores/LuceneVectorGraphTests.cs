using System.Diagnostics;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneVectorGraphTests : IDisposable
{
    private const int Count = 5000;
    private const int ChunksOfAFile = 50;
    private const int Dimensions = 16;

    private static readonly VectorSpace Space = new(SomeStored.Space.Model, Dimensions);
    private static readonly float[][] All = SomeVectors.Around(40, Count + 30, Dimensions, 1);
    private static readonly float[][] Vectors = All[..Count];
    private static readonly float[][] Queries = All[Count..];

    // The smallest breadth that a search for ten chunks has; so a graph is worth while from 3,840 vectors on.
    private static readonly VectorSearchOptions Graphs =
        new() { SearchBreadth = 40, BuildBreadth = 60, GraphThreshold = 1000 };

    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheGraphFindsWhatTheScanFinds()
    {
        await using var store = await FilledAsync();
        Assert.Equal("scan", (await MethodsAsync(store))[0]);
        await store.BuildVectorGraphsAsync(Token);

        Assert.Single(GraphFiles());
        Assert.Equal(["graph"], await MethodsAsync(store));
        Assert.InRange(await RecallAsync(store), 0.97, 1);
    }

    [Fact]
    public async Task ASavedGraphServesTheNextProcess()
    {
        await BuiltAsync();
        var written = File.GetLastWriteTimeUtc(GraphFiles()[0]);

        await using var store = await OpenAsync(Graphs);

        Assert.Equal(["graph"], await MethodsAsync(store));
        Assert.InRange(await RecallAsync(store), 0.97, 1);
        Assert.Equal(written, File.GetLastWriteTimeUtc(GraphFiles()[0]));
    }

    [Fact]
    public async Task ADamagedGraphIsBuiltAgain()
    {
        await BuiltAsync();
        var file = GraphFiles()[0];
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);

        await using var store = await OpenAsync(Graphs);
        Assert.Equal(10, (await store.SearchVectorAsync(Queries[0], 10, Token)).Count);
        await store.BuildVectorGraphsAsync(Token);

        Assert.Equal(["graph"], await MethodsAsync(store));
        bytes[bytes.Length / 2] ^= 1;
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, Token));
    }

    [Fact]
    public async Task TheGraphOfOtherVectorsIsNotUsed()
    {
        await BuiltAsync();
        var file = GraphFiles()[0];
        var other = HnswBuilder.Build(
            SomeVectors.Int8(SomeVectors.Around(3, Count, Dimensions, 77)), Graphs.Graph, new BuildPace(Token));
        HnswFile.Save(file, other, [.. Enumerable.Range(0, Count)], Graphs.Graph);

        await using var store = await OpenAsync(Graphs);
        await store.BuildVectorGraphsAsync(Token);

        Assert.Equal(["graph"], await MethodsAsync(store));
        Assert.InRange(await RecallAsync(store), 0.97, 1);
    }

    [Fact]
    public async Task OtherOptionsMakeAnotherGraph()
    {
        await BuiltAsync();
        var before = await File.ReadAllBytesAsync(GraphFiles()[0], Token);

        await using var store = await OpenAsync(new VectorSearchOptions { SearchBreadth = 40, GraphLinks = 8 });
        Assert.Equal(["scan"], await MethodsAsync(store));
        await store.BuildVectorGraphsAsync(Token);

        Assert.True((await File.ReadAllBytesAsync(GraphFiles()[0], Token)).Length < before.Length);
    }

    [Fact]
    public async Task ASearchBeginsToBuildInTheBackground()
    {
        await using (var store = await FilledAsync())
        {
            await store.SearchVectorAsync(Queries[0], 10, Token);
            // Waits for the build that the search began.
            await store.BuildVectorGraphsAsync(Token);
            Assert.Equal(["graph"], await MethodsAsync(store));
        }

        Assert.Single(GraphFiles());
    }

    [Fact]
    public async Task ClosingStopsABuild()
    {
        var store = await FilledAsync();
        await store.SearchVectorAsync(Queries[0], 10, Token);
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.BuildVectorGraphsAsync(Token));
        await using var again = await OpenAsync(Graphs);
        Assert.Equal(Count, await again.CountAsync(Token));
        Assert.Equal(10, (await again.SearchVectorAsync(Queries[0], 10, Token)).Count);
    }

    [Fact]
    public async Task WithoutGraphsNoneIsBuilt()
    {
        await using var store = await FilledAsync(
            new VectorSearchOptions { Method = VectorMethod.Exact, GraphThreshold = 1 });
        await store.BuildVectorGraphsAsync(Token);

        Assert.All(await MethodsAsync(store), method => Assert.Equal("scan", method));
        Assert.Empty(GraphFiles());
        Assert.Equal(1, await RecallAsync(store));
    }

    [Fact]
    public async Task AFilterThatLetsFewThroughIsScannedAndExact()
    {
        await using var store = await FilledAsync();
        await store.BuildVectorGraphsAsync(Token);
        var filter = new FilterComparison("meta.number", FilterOperator.Less, 20L);

        foreach (var query in Queries)
        {
            var found = await store.SearchVectorAsync(query, 10, filter, Token);
            Assert.Equal(
                SomeVectors.Nearest(Vectors, query, 10, i => i / ChunksOfAFile < 20),
                found.Select(item => int.Parse(item.Chunk.Text, null)));
        }

        Assert.Equal(["scan"], await MethodsAsync(store, filter));
    }

    [Fact]
    public async Task DeletedChunksAreNotFoundAndTheGraphFollows()
    {
        await using var store = await FilledAsync();
        await store.BuildVectorGraphsAsync(Token);
        await store.WriteAsync([], [.. Enumerable.Range(0, 5).Select(NameOf)], Token);
        Assert.Equal(["graph"], await MethodsAsync(store));
        Assert.InRange(await RecallAsync(store, i => i / ChunksOfAFile >= 5), 0.97, 1);

        // More than a tenth.
        await store.WriteAsync([], [.. Enumerable.Range(5, 10).Select(NameOf)], Token);
        await store.BuildVectorGraphsAsync(Token);

        Assert.Equal(["graph"], await MethodsAsync(store));
        Assert.InRange(await RecallAsync(store, i => i / ChunksOfAFile >= 15), 0.97, 1);
        var saved = HnswFile.Open(GraphFiles()[0]);
        Assert.Equal(Count - (15 * ChunksOfAFile), saved.Labels.Length);
    }

    [Fact]
    public async Task ExchangingMostOfItAgainAndAgainCostsNeitherRecallNorMemory()
    {
        var random = new Random(11);
        var live = Enumerable.Range(0, Count / ChunksOfAFile).ToArray();
        await using var store = await FilledAsync();
        var fresh = await store.MeasureVectorsAsync(Token);
        for (var round = 0; round < 4; round++)
        {
            random.Shuffle(live);
            var removed = live[..(live.Length * 9 / 10)];
            await store.WriteAsync([], [.. removed.Select(NameOf)], Token);
            await store.WriteAsync([.. removed.Select(FileOf)], [], Token);
            await store.BuildVectorGraphsAsync(Token);

            Assert.InRange(await RecallAsync(store), 0.95, 1);
            Assert.InRange(await store.MeasureVectorsAsync(Token), 0, 1.2 * fresh);
        }
    }

    [Fact]
    public async Task ASegmentOfWhichLittleIsLeftNeedsNoGraphAndNoMemory()
    {
        await using var store = await FilledAsync();
        var full = await store.MeasureVectorsAsync(Token);
        await store.BuildVectorGraphsAsync(Token);
        await store.WriteAsync([], [.. Enumerable.Range(10, 90).Select(NameOf)], Token);
        await store.BuildVectorGraphsAsync(Token);

        Assert.Empty(GraphFiles());
        Assert.InRange(await store.MeasureVectorsAsync(Token), full / 10, full / 9);
        Assert.Equal(1, await RecallAsync(store, i => i / ChunksOfAFile < 10));
    }

    [Fact]
    public async Task AReaderBesideTheWriterIsSafe()
    {
        await using var writer = await FilledAsync();
        await using var reader = await OpenAsync(Graphs);
        await writer.BuildVectorGraphsAsync(Token);
        Assert.InRange(await RecallAsync(reader), 0.97, 1);
        await reader.BuildVectorGraphsAsync(Token);
        await writer.WriteAsync([], [.. Enumerable.Range(0, 15).Select(NameOf)], Token);
        await writer.BuildVectorGraphsAsync(Token);

        Assert.Equal(["graph"], await MethodsAsync(writer));
        Assert.InRange(await RecallAsync(reader, i => i / ChunksOfAFile >= 15), 0.97, 1);
        Assert.InRange(await RecallAsync(writer, i => i / ChunksOfAFile >= 15), 0.97, 1);
    }

    [Fact]
    public async Task GraphsOfSegmentsThatAreGoneAreDeleted()
    {
        await BuiltAsync();
        var stranger = Path.Combine(_folder.Path, "vectors-zz.graph");
        var unfinished = $"{GraphFiles()[0]}.{new string('0', 32)}.part";
        var file = Path.Combine(_folder.Path, "vectors-of-mine.txt");
        foreach (var path in new[] { stranger, unfinished, file })
        {
            await File.WriteAllTextAsync(path, "", Token);
        }

        await using var store = await OpenAsync(Graphs);
        await store.BuildVectorGraphsAsync(Token);

        Assert.False(File.Exists(stranger));
        Assert.False(File.Exists(unfinished));
        Assert.True(File.Exists(file));
        Assert.Single(GraphFiles());
    }

    [Theory]
    [InlineData(1, 128, 128, null)]
    [InlineData(16, 0, 128, null)]
    [InlineData(16, 128, 0, null)]
    [InlineData(16, 128, 128, 0)]
    public async Task OptionsOutOfRangeAreRefused(int links, int build, int search, int? threshold)
    {
        var options = new VectorSearchOptions
        {
            GraphLinks = links, BuildBreadth = build, SearchBreadth = search, GraphThreshold = threshold,
        };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => OpenAsync(options));
    }

    private static string NameOf(int file) => $"{file}.md";

    private static async Task<List<string>> MethodsAsync(LuceneChunkStore store, MetadataFilter? filter = null)
    {
        var methods = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Search.Indexing",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var mine = new Activity("test").Start();
        listener.ActivityStopped = activity =>
        {
            if (activity.ParentSpanId == mine.SpanId && activity.OperationName == "vector_search")
            {
                methods.AddRange(activity.Events.SelectMany(segment => segment.Tags)
                    .Where(tag => tag.Key == "search.vector.method").Select(tag => (string)tag.Value!));
            }
        };
        await store.SearchVectorAsync(Queries[0], 10, filter, Token);
        return methods;
    }

    private static async Task<double> RecallAsync(LuceneChunkStore store, Func<int, bool>? accepts = null)
    {
        var hits = 0;
        foreach (var query in Queries)
        {
            var found = (await store.SearchVectorAsync(query, 10, Token))
                .Select(item => int.Parse(item.Chunk.Text, null));
            hits += SomeVectors.Nearest(Vectors, query, 10, accepts).Intersect(found).Count();
        }

        return hits / (10.0 * Queries.Length);
    }

    private List<string> GraphFiles() =>
        [.. Directory.GetFiles(_folder.Path, "vectors-*.graph*").Order(StringComparer.Ordinal)];

    private async Task BuiltAsync()
    {
        await using var store = await FilledAsync();
        await store.BuildVectorGraphsAsync(Token);
    }

    private async Task<LuceneChunkStore> FilledAsync(VectorSearchOptions? options = null)
    {
        var store = await OpenAsync(options ?? Graphs);
        await store.WriteAsync([.. Enumerable.Range(0, Count / ChunksOfAFile).Select(FileOf)], [], Token);
        return store;
    }

    private static SourceUpdate FileOf(int file)
    {
        var metadata = DocumentMetadata.Empty.With("number", (long)file);
        return SomeStored.Of(
            NameOf(file),
            [
                .. Enumerable.Range(0, ChunksOfAFile).Select(i =>
                {
                    var number = (file * ChunksOfAFile) + i;
                    var embedded = SomeStored.Chunk(NameOf(file), i, $"{number}", Vectors[number]);
                    return embedded with { Chunk = embedded.Chunk with { Metadata = metadata } };
                }),
            ]);
    }

    private async Task<LuceneChunkStore> OpenAsync(VectorSearchOptions options) => await LuceneChunkStore.OpenAsync(
        _folder.Path, Space, new LuceneChunkStoreOptions { Vectors = options }, Token);
}
