using BenchmarkDotNet.Attributes;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Benchmarks;

/// <summary>The ten nearest of 20,000 vectors of 384 dimensions, exactly, on one thread.</summary>
[MemoryDiagnoser]
public class VectorSearchBenchmarks
{
    private const int Chunks = 20_000;
    private const int ChunksOfADocument = 100;
    private const int Dimensions = 384;

    private readonly string _folder = Directory.CreateTempSubdirectory("search-benchmark-").FullName;
    private readonly Random _random = new(1);
    private LuceneChunkStore _store = null!;
    private float[] _query = null!;

    [GlobalSetup]
    public async Task WriteAsync()
    {
        var space = new VectorSpace(new ModelIdentity("random", ""), Dimensions);
        _store = await LuceneChunkStore.OpenAsync(Path.Combine(_folder, "index"), space);
        await _store.WriteAsync([.. Enumerable.Range(0, Chunks / ChunksOfADocument).Select(DocumentOf)], []);
        _query = UnitVector();
    }

    [GlobalCleanup]
    public async Task DeleteAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<int> Exact() => (await _store.SearchVectorAsync(_query, 10)).Count;

    private SourceUpdate DocumentOf(int number)
    {
        var text = SomeText.English[..(ChunksOfADocument * 10)];
        var document = new Document
        {
            Id = $"{number}",
            Text = text,
            SourceMap = SourceMap.Identity(text),
            MediaType = MediaType.PlainText,
        };
        var chunks = Enumerable.Range(0, ChunksOfADocument)
            .Select(i => Chunk.Of(document, new TextSpan(i * 10, (i * 10) + 10), i, i * 10))
            .Select(chunk => new EmbeddedChunk(chunk, UnitVector()));
        var source = new IndexedSource
        {
            Id = document.Id,
            ContentHash = "",
            Size = text.Length,
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Recipe = "",
            MediaType = document.MediaType,
            ChunkCount = ChunksOfADocument,
        };
        return new SourceUpdate(source, [.. chunks]);
    }

    private float[] UnitVector()
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = _random.NextSingle() - 0.5f;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }
}
