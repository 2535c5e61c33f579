using System.Globalization;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A row of changes to a store of which each can be told from every other.</summary>
/// <remarks>
/// Change n replaces the file <c>now</c>, adds the file <c>n</c> and removes the file <c>n − 20</c>, in one write.
/// Every fifth change also deletes one chunk of the file added before it by a filter, every twentieth compacts; these
/// are changes of their own. The file <c>base</c>, where there is one, stays as it is; with it a segment is large
/// enough for its graph to be searched.
/// </remarks>
internal static class StoreLog
{
    /// <summary>How many added files stay.</summary>
    public const int Kept = 20;

    private const string Base = "base";
    private const int ChunksOfBase = 5000;
    private const int ChunksPerFile = 8;
    private const int Dimensions = 32;

    public static VectorSpace Space { get; } = new(new ModelIdentity("log", ""), Dimensions);

    /// <summary>Every segment gets a graph, and one that holds the file <c>base</c> is searched by it.</summary>
    public static LuceneChunkStoreOptions WithGraphs { get; } =
        new() { Vectors = new VectorSearchOptions { GraphThreshold = 1, SearchBreadth = 40, BuildBreadth = 60 } };

    /// <summary>Writes the file <c>base</c>, unless it is there.</summary>
    public static async Task WriteBaseAsync(LuceneChunkStore store)
    {
        if (!(await store.GetSourcesAsync()).ContainsKey(Base))
        {
            await store.WriteAsync([File(Base, 0, ChunksOfBase)], []);
        }
    }

    /// <summary>The share of some chunks of the file <c>base</c> that their own vectors find.</summary>
    public static async Task<double> ShareFoundAsync(LuceneChunkStore store)
    {
        const int Step = 50;
        var found = 0;
        var random = new Random(0);
        for (var index = 0; index < ChunksOfBase; index++)
        {
            var vector = new SyntheticChunks(Dimensions).Vector(random);
            if (index % Step == 0)
            {
                var nearest = await store.SearchVectorAsync(vector, 1, null);
                found += nearest is [var hit] && hit.Chunk.DocumentId == Base && hit.Chunk.Index == index ? 1 : 0;
            }
        }

        return found / (double)(ChunksOfBase / Step);
    }

    /// <summary>Makes changes until it is stopped, and says each when its call has returned.</summary>
    public static async Task RunAsync(
        LuceneChunkStore store, int last, Action<string> say, CancellationToken cancellationToken)
    {
        // What the last writer was killed before.
        await FollowAsync(store, last, say);
        for (var number = last + 1; !cancellationToken.IsCancellationRequested; number++)
        {
            await store.WriteAsync(
                [File("now", number, ChunksPerFile), File(NameOf(number), number, ChunksPerFile)],
                [NameOf(number - Kept)], CancellationToken.None);
            say($"written {number}");
            await FollowAsync(store, number, say);
        }
    }

    /// <summary>
    /// Finds out which change is the last, and whether all up to it are there and nothing of a later one.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="deleted">The last change whose deletion was acknowledged.</param>
    /// <exception cref="InvalidDataException">Something is missing, or there in part.</exception>
    public static async Task<int> CheckAsync(IChunkStore store, int deleted)
    {
        var sources = await store.GetSourcesAsync();
        var chunks = new Dictionary<string, List<Chunk>>(StringComparer.Ordinal);
        await foreach (var chunk in store.ReadAsync())
        {
            (chunks.TryGetValue(chunk.Chunk.DocumentId, out var known)
                ? known
                : chunks[chunk.Chunk.DocumentId] = []).Add(chunk.Chunk);
        }

        var hasBase = sources.ContainsKey(Base);
        Require(
            chunks.Remove(Base, out var ofBase) == hasBase && (ofBase is null || ofBase.Count == ChunksOfBase),
            $"the file {Base}");
        if (sources.Count == (hasBase ? 1 : 0))
        {
            Require(chunks.Count == 0, "chunks without files");
            return 0;
        }

        var last = int.Parse(chunks["now"][0].Text.Split(' ')[1], CultureInfo.InvariantCulture);
        var added = Enumerable.Range(Math.Max(1, last - Kept + 1), Math.Min(last, Kept)).Select(NameOf);
        string[] expected = hasBase ? [.. added, "now", Base] : [.. added, "now"];
        Require(sources.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(expected), $"other files after {last}");
        foreach (var (name, texts) in chunks)
        {
            var number = name == "now" ? last : int.Parse(name, CultureInfo.InvariantCulture);
            var lacks = name != "now" && (number + 1) % 5 == 0
                ? number + 1 <= deleted ? 1 : ChunksPerFile - texts.Count
                : 0;
            Require(
                texts.Count == ChunksPerFile - lacks && lacks is 0 or 1 && sources[name].ChunkCount == texts.Count
                    && texts.TrueForAll(chunk => chunk.Text.StartsWith($"change {number} ", StringComparison.Ordinal)),
                $"the file {name} after change {last}");
        }

        return last;
    }

    private static async Task FollowAsync(LuceneChunkStore store, int number, Action<string> say)
    {
        if (number > 0 && number % 5 == 0)
        {
            await store.DeleteAsync(MetadataFilter.Field("id") == $"{NameOf(number - 1)}#0");
            say($"deleted {number}");
        }

        if (number > 0 && number % 20 == 0)
        {
            await store.CompactAsync();
            say($"compacted {number}");
        }
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The store is not whole: {what}.");
        }
    }

    private static string NameOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static SourceUpdate File(string id, int number, int count)
    {
        var random = new Random(number);
        EmbeddedChunk[] chunks = [.. Enumerable.Range(0, count).Select(index => Chunk(id, index, number, random))];
        return new SourceUpdate(
            new IndexedSource
            {
                Id = id, ContentHash = NameOf(number), Size = number, ModifiedAt = DateTimeOffset.UnixEpoch,
                Recipe = "log", MediaType = "text/plain", ChunkCount = chunks.Length,
            },
            chunks);
    }

    private static EmbeddedChunk Chunk(string id, int index, int number, Random random) => new(
        SyntheticChunks.ChunkOf(id, index, id == Base ? $"base part {index}" : $"change {number} part {index}"),
        new SyntheticChunks(Dimensions).Vector(random));
}
