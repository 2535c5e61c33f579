using System.Runtime.CompilerServices;
using Search.Pipeline;

namespace Search.Indexing;

public sealed partial class LuceneChunkStore
{
    /// <inheritdoc/>
    public ValueTask<int> CountMatchingAsync(MetadataFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(
            snapshot => ChunkScan.In(snapshot.Reader, filter, cancellationToken).Count(), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmbeddedChunk> ReadAsync(
        MetadataFilter? filter = null, string? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var snapshot = Guarded(_committed.Acquire);
        var chunks = await Task.Run(
            () => Guarded(() => ChunkScan.Ordered(snapshot.Reader, filter, after, cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        foreach (var (segment, document) in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Guarded(() => SourceReading.Read(segment, document, Space.Dimensions));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<MetadataFieldDescription>> GetFieldsAsync(
        CancellationToken cancellationToken = default) =>
        await ScanAsync(
            null, chunks => MetadataSummaries.Fields(chunks.Select(chunk => chunk.Metadata)), cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<MetadataFieldSummary> GetFieldValuesAsync(
        string field, MetadataFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        return await ScanAsync(
            filter,
            chunks => MetadataSummaries.Values(chunks.Select(chunk => MetadataFilter.ValueOf(chunk, field))),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> AddAsync(
        IReadOnlyCollection<SourceUpdate> updates, DuplicatePolicy duplicates,
        CancellationToken cancellationToken = default)
    {
        UpdateRules.Check(Space, updates, []);
        DuplicateRules.Check(duplicates);
        var written = 0;
        await ChangeAsync(
            snapshot =>
            {
                var known = SourceRecords.All(snapshot.Reader, cancellationToken);
                var kept = DuplicateRules.Apply(updates, duplicates, known.ContainsKey);
                written = kept.Count;
                return (kept, []);
            },
            cancellationToken).ConfigureAwait(false);
        return written;
    }

    /// <inheritdoc/>
    public async ValueTask<int> DeleteAsync(MetadataFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await EditAsync(filter, (edits, file) => edits.Delete(file, filter), readsAll: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> UpdateMetadataAsync(
        MetadataFilter filter, IReadOnlyDictionary<string, object?> changes,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(changes);
        var checkedChanges = new DocumentMetadata(changes);
        return await EditAsync(
            filter, (edits, file) => edits.Change(file, filter, checkedChanges), readsAll: true, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<int> EditAsync(
        MetadataFilter filter, Action<ChunkEdits, SourceUpdate> edit, bool readsAll,
        CancellationToken cancellationToken)
    {
        var edits = new ChunkEdits();
        await ChangeAsync(
            snapshot =>
            {
                var sources = SourceRecords.All(snapshot.Reader, cancellationToken);
                foreach (var (id, count) in ChunkScan.Sources(snapshot.Reader, filter, sources, cancellationToken))
                {
                    if (!readsAll && count == sources[id].ChunkCount)
                    {
                        edits.Remove(sources[id]);
                    }
                    else
                    {
                        edit(edits, SourceReading.Of(
                            snapshot.Reader, sources[id], Space.Dimensions, cancellationToken));
                    }
                }

                return (edits.Updates, edits.Removals);
            },
            cancellationToken).ConfigureAwait(false);
        return edits.Count;
    }

    private Task<T> ScanAsync<T>(
        MetadataFilter? filter, Func<IEnumerable<Chunk>, T> scan, CancellationToken cancellationToken) =>
        Task.Run(
            () => Guarded(() =>
            {
                using var snapshot = _committed.Acquire();
                return scan(ChunkScan.In(snapshot.Reader, filter, cancellationToken)
                    .Select(item => ChunkDocuments.Read(item.Segment, item.Document)));
            }),
            cancellationToken);
}
