using System.Runtime.CompilerServices;
using Search.Pipeline;

namespace Search.Indexing;

public sealed partial class InMemoryChunkStore
{
    /// <inheritdoc/>
    public ValueTask<int> CountMatchingAsync(MetadataFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ValueTask.FromResult(Passing(filter, cancellationToken).Count());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EmbeddedChunk> ReadAsync(
        MetadataFilter? filter = null, string? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var chunk in Passing(filter, cancellationToken)
            .Where(chunk => after is null || string.CompareOrdinal(chunk.Chunk.Id, after) > 0)
            .OrderBy(chunk => chunk.Chunk.Id, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return chunk;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MetadataFieldDescription>> GetFieldsAsync(
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(MetadataSummaries.Fields(
            Passing(null, cancellationToken).Select(chunk => chunk.Chunk.Metadata)));

    /// <inheritdoc/>
    public ValueTask<MetadataFieldSummary> GetFieldValuesAsync(
        string field, MetadataFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        return ValueTask.FromResult(MetadataSummaries.Values(
            Passing(filter, cancellationToken).Select(chunk => MetadataFilter.ValueOf(chunk.Chunk, field))));
    }

    /// <inheritdoc/>
    public ValueTask<int> AddAsync(
        IReadOnlyCollection<SourceUpdate> updates, DuplicatePolicy duplicates,
        CancellationToken cancellationToken = default)
    {
        UpdateRules.Check(Space, updates, []);
        DuplicateRules.Check(duplicates);
        var written = 0;
        Change(
            sources =>
            {
                var kept = DuplicateRules.Apply(updates, duplicates, sources.ContainsKey);
                written = kept.Count;
                return (kept, []);
            },
            cancellationToken);
        return ValueTask.FromResult(written);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(MetadataFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ValueTask.FromResult(Edit((edits, file) => edits.Delete(file, filter), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<int> UpdateMetadataAsync(
        MetadataFilter filter, IReadOnlyDictionary<string, object?> changes,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(changes);
        var checkedChanges = new DocumentMetadata(changes);
        return ValueTask.FromResult(
            Edit((edits, file) => edits.Change(file, filter, checkedChanges), cancellationToken));
    }

    private IEnumerable<EmbeddedChunk> Passing(MetadataFilter? filter, CancellationToken cancellationToken) =>
        ChunksOf(Current(cancellationToken)).Select(chunk => chunk.Embedded)
            .Where(chunk => filter?.Matches(chunk.Chunk) != false);

    private int Edit(Action<ChunkEdits, SourceUpdate> edit, CancellationToken cancellationToken)
    {
        var edits = new ChunkEdits();
        Change(
            sources =>
            {
                foreach (var source in sources.Values)
                {
                    edit(edits, new SourceUpdate(
                        source.Source, [.. source.Chunks.Select(chunk => chunk.Embedded)]));
                }

                return (edits.Updates, edits.Removals);
            },
            cancellationToken);
        return edits.Count;
    }

    private void Change(
        Func<IReadOnlyDictionary<string, InMemorySource>,
            (IReadOnlyCollection<SourceUpdate> Updates, IReadOnlyCollection<string> Removals)> change,
        CancellationToken cancellationToken)
    {
        lock (_oneWriter)
        {
            var sources = new Dictionary<string, InMemorySource>(Current(cancellationToken), StringComparer.Ordinal);
            var (updates, removals) = change(sources);
            foreach (var removal in removals)
            {
                sources.Remove(removal);
            }

            foreach (var update in updates)
            {
                sources[update.Source.Id] = InMemorySource.Of(update);
            }

            _sources = sources;
        }
    }
}
