using System.Numerics.Tensors;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// A chunk store that is gone with the process: for tests and for collections of some thousand chunks.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Every search looks at every chunk, and a write copies the list of files.</para>
/// <para>BM25 is Lucene's formula with exact lengths, over the words of text, title and headings taken together. A word
/// is a run of letters, digits and underscores in lower case; there are no stop words and no stems, so that scores
/// differ from those of <see cref="LuceneChunkStore"/>.</para>
/// </remarks>
public sealed partial class InMemoryChunkStore : IChunkStore
{
    private readonly Lock _oneWriter = new();
    private volatile IReadOnlyDictionary<string, InMemorySource> _sources =
        new Dictionary<string, InMemorySource>(StringComparer.Ordinal);

    private volatile bool _isDisposed;

    /// <summary>Makes an empty store.</summary>
    public InMemoryChunkStore(VectorSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(space.Dimensions, 1);
        Space = space;
    }

    /// <inheritdoc/>
    public VectorSpace Space { get; }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Passing(null, cancellationToken).Count());

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IndexedSource>> GetSourcesAsync(
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, IndexedSource>>(
            Current(cancellationToken).ToDictionary(
                pair => pair.Key, pair => pair.Value.Source, StringComparer.Ordinal));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ValueTask.FromResult<IReadOnlyList<EmbeddedChunk>>(
        [
            .. Current(cancellationToken).Values
                .Where(source => Document.BelongsTo(documentId, source.Source.Id))
                .SelectMany(source => source.Chunks)
                .Select(chunk => chunk.Embedded)
                .Where(embedded => embedded.Chunk.DocumentId == documentId)
                .OrderBy(embedded => embedded.Chunk.Index),
        ]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> SearchKeywordsAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var chunks = ChunksOf(Current(cancellationToken));
        // Words count by how many chunks of the store have them, let through or not.
        var scores = new InMemoryKeywords(chunks).Score(question);
        return Top(
            chunks.Zip(scores, (chunk, score) =>
                new ScoredChunk(chunk.Embedded.Chunk, score) { KeywordScore = score })
                .Where(found => found.Score > 0 && filter?.Matches(found.Chunk) != false),
            top);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        ReadOnlyMemory<float> vector, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        UpdateRules.CheckVector(Space, vector.Span, "The vector of the question");
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        return Top(
            ChunksOf(Current(cancellationToken)).Where(chunk => filter?.Matches(chunk.Embedded.Chunk) != false)
                .Select(chunk =>
            {
                var cosine = TensorPrimitives.Dot(vector.Span, chunk.Embedded.Vector.Span);
                return new ScoredChunk(chunk.Embedded.Chunk, cosine) { VectorScore = cosine };
            }),
            top);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(
        IReadOnlyCollection<SourceUpdate> updates,
        IReadOnlyCollection<string> removals,
        CancellationToken cancellationToken = default)
    {
        UpdateRules.Check(Space, updates, removals);
        Change(_ => (updates, removals), cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets everything.</summary>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _sources = new Dictionary<string, InMemorySource>(StringComparer.Ordinal);
        return ValueTask.CompletedTask;
    }

    private static List<InMemoryChunk> ChunksOf(IReadOnlyDictionary<string, InMemorySource> sources) =>
        [.. sources.Values.SelectMany(source => source.Chunks)];

    private static ValueTask<IReadOnlyList<ScoredChunk>> Top(IEnumerable<ScoredChunk> found, int top) =>
        ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(
        [
            .. found
                .OrderByDescending(chunk => chunk.Score)
                .ThenBy(chunk => chunk.Chunk.Id, StringComparer.Ordinal)
                .Take(top),
        ]);

    private IReadOnlyDictionary<string, InMemorySource> Current(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _sources;
    }
}
