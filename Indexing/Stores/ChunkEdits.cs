using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Works out what a change of single chunks does to the files they belong to.</summary>
internal sealed class ChunkEdits
{
    private readonly List<SourceUpdate> _updates = [];
    private readonly List<string> _removals = [];

    /// <summary>The files that are written anew.</summary>
    public IReadOnlyCollection<SourceUpdate> Updates => _updates;

    /// <summary>The files that go as a whole.</summary>
    public IReadOnlyCollection<string> Removals => _removals;

    /// <summary>How many chunks are deleted or changed.</summary>
    public int Count { get; private set; }

    /// <summary>A file whose chunks all go; it need not be read.</summary>
    public void Remove(IndexedSource source)
    {
        _removals.Add(source.Id);
        Count += source.ChunkCount;
    }

    /// <summary>Deletes the chunks of a file that pass a filter.</summary>
    public void Delete(SourceUpdate file, MetadataFilter filter)
    {
        EmbeddedChunk[] kept = [.. file.Chunks.Where(chunk => !filter.Matches(chunk.Chunk))];
        if (kept.Length == file.Chunks.Count)
        {
            return;
        }

        if (kept.Length == 0)
        {
            _removals.Add(file.Source.Id);
        }
        else
        {
            _updates.Add(new SourceUpdate(file.Source with { ChunkCount = kept.Length }, kept));
        }

        Count += file.Chunks.Count - kept.Length;
    }

    /// <summary>Changes the metadata of the chunks of a file that pass a filter.</summary>
    public void Change(
        SourceUpdate file, MetadataFilter filter, IReadOnlyDictionary<string, object?> changes)
    {
        var changed = file.Chunks.Count(chunk => filter.Matches(chunk.Chunk));
        if (changed == 0)
        {
            return;
        }

        _updates.Add(file with
        {
            Chunks =
            [
                .. file.Chunks.Select(chunk => filter.Matches(chunk.Chunk)
                    ? chunk with { Chunk = chunk.Chunk with { Metadata = Changed(chunk.Chunk.Metadata, changes) } }
                    : chunk),
            ],
        });
        Count += changed;
    }

    private static DocumentMetadata Changed(
        DocumentMetadata metadata, IReadOnlyDictionary<string, object?> changes) =>
        new(metadata.Where(pair => !changes.ContainsKey(pair.Key))
            .Concat(changes.Where(change => change.Value is not null)));
}
