using System.Globalization;
using System.Numerics.Tensors;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A store of documents with ten chunks each, of which most are exchanged again and again.</summary>
internal sealed class ChurnStore(LuceneChunkStore store, float[][] centres, int documents, int seed)
{
    private const int ChunksOfADocument = 10;
    private const double DeletedShare = 0.9;

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, float[][]> _live = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>The documents that are in the store, with the vectors of their chunks.</summary>
    public IReadOnlyDictionary<string, float[][]> Live => _live;

    /// <summary>Writes the first documents.</summary>
    public Task FillAsync(CancellationToken cancellationToken) => WriteAsync([], cancellationToken);

    /// <summary>Deletes nine of ten documents at random and writes as many others, in one commit.</summary>
    public Task ExchangeAsync(CancellationToken cancellationToken)
    {
        string[] removed = [.. _live.Keys.Order(StringComparer.Ordinal)];
        _random.Shuffle(removed);
        removed = removed[..(int)(removed.Length * DeletedShare)];
        Array.ForEach(removed, id => _live.Remove(id));
        return WriteAsync(removed, cancellationToken);
    }

    /// <summary>Writes what is live into another store.</summary>
    public async Task CopyToAsync(LuceneChunkStore other, CancellationToken cancellationToken) =>
        await other.WriteAsync([.. _live.Select(pair => UpdateOf(pair.Key, pair.Value))], [], cancellationToken);

    /// <summary>The share of the truly nearest chunks that the store finds.</summary>
    public async Task<double> RecallAsync(float[][] queries, int top, CancellationToken cancellationToken)
    {
        var hits = 0;
        var all = _live
            .SelectMany(pair => pair.Value.Select((vector, i) => (Id: ChunkId(pair.Key, i), vector))).ToList();
        foreach (var query in queries)
        {
            var nearest = all.OrderByDescending(chunk => TensorPrimitives.Dot<float>(query, chunk.vector))
                .Take(top).Select(chunk => chunk.Id);
            var found = await store.SearchVectorAsync(query, top, filter: null, cancellationToken);
            hits += nearest.Intersect(found.Select(item => item.Chunk.Id)).Count();
        }

        return hits / (double)(top * queries.Length);
    }

    private async Task WriteAsync(string[] removed, CancellationToken cancellationToken)
    {
        var updates = new List<SourceUpdate>();
        while (_live.Count < documents)
        {
            var id = (_made++).ToString(CultureInfo.InvariantCulture);
            _live[id] =
            [
                .. Enumerable.Range(0, ChunksOfADocument)
                    .Select(_ => VectorMixture.Around(centres[_random.Next(centres.Length)], _random)),
            ];
            updates.Add(UpdateOf(id, _live[id]));
        }

        await store.WriteAsync(updates, removed, cancellationToken);
    }

    private static string ChunkId(string document, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{document}#{index}");

    private static SourceUpdate UpdateOf(string id, float[][] vectors) => new(
        new IndexedSource
        {
            Id = id,
            ContentHash = id,
            Size = id.Length,
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Recipe = "churn",
            MediaType = MediaType.PlainText,
            ChunkCount = vectors.Length,
        },
        [
            .. vectors.Select((vector, index) => new EmbeddedChunk(
                new Chunk
                {
                    Id = ChunkId(id, index),
                    DocumentId = id,
                    Index = index,
                    Text = id,
                    Span = new TextSpan(0, id.Length),
                    CodePointStart = 0,
                    SourceMap = SourceMap.Identity(id),
                    MediaType = MediaType.PlainText,
                },
                vector)),
        ]);
}
