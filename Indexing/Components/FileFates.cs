using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Sorts files by what became of them on their way to a store.</summary>
internal sealed class FileFates
{
    private readonly Dictionary<string, (FolderFile File, ItemsAt<EmbeddedChunk> Chunks)> _good =
        new(StringComparer.Ordinal);

    private readonly List<string> _stale = [];
    private readonly List<string> _unseen = [];

    /// <exception cref="InvalidOperationException">A chunk belongs to none of the files.</exception>
    public FileFates(
        IReadOnlyList<FolderFile> files, IReadOnlyList<EmbeddedChunk> chunks,
        IReadOnlyList<DocumentFailure> failures, IReadOnlyList<FolderFile> rejected)
    {
        var byId = files.Concat(rejected).DistinctBy(file => file.Id)
            .ToDictionary(file => file.Id, StringComparer.Ordinal);
        var bad = rejected.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        _stale.AddRange(rejected.Where(IsHeld).Select(file => file.Id));
        foreach (var failure in failures)
        {
            var file = Find(byId, failure.DocumentId);
            bad.Add(file?.Id ?? failure.DocumentId);
            if (!failure.IsTemporary && file is null)
            {
                _unseen.Add(failure.DocumentId);
            }
            else if (!failure.IsTemporary && IsHeld(file!))
            {
                _stale.Add(file!.Id);
            }
        }

        foreach (var file in byId.Values.Where(file => !bad.Contains(file.Id)))
        {
            _good.Add(file.Id, (file, new ItemsAt<EmbeddedChunk>(chunks)));
        }

        var place = -1;
        foreach (var chunk in chunks)
        {
            place++;
            var file = Find(byId, chunk.Chunk.DocumentId) ?? throw new InvalidOperationException(
                $"The chunk '{chunk.Chunk.Id}' belongs to none of the files.");
            if (_good.TryGetValue(file.Id, out var good))
            {
                good.Chunks.Add(place);
            }
        }
    }

    /// <summary>Files that have come through, with their chunks, in the order of the files.</summary>
    public IEnumerable<(FolderFile File, IReadOnlyList<EmbeddedChunk> Chunks)> Good =>
        _good.Values.Select(good => (good.File, (IReadOnlyList<EmbeddedChunk>)good.Chunks));

    /// <summary>
    /// Ids of files that the store may hold in an earlier state, which would lead to words that are not there any more.
    /// </summary>
    public IEnumerable<string> Stale => _stale;

    /// <summary>
    /// Ids of files that failed before they came here; whether the store holds them, it has to be asked.
    /// </summary>
    public IReadOnlyList<string> Unseen => _unseen;

    private static bool IsHeld(FolderFile file) => file is not ChangedFile { IsKnown: false };

    // A document of a file has the id of the file, or that id with the name of a part after it.
    private static FolderFile? Find(Dictionary<string, FolderFile> files, string documentId)
    {
        for (var id = documentId; ; id = id[..id.LastIndexOf(Document.PartSeparator, StringComparison.Ordinal)])
        {
            if (files.TryGetValue(id, out var file))
            {
                return file;
            }

            if (!id.Contains(Document.PartSeparator, StringComparison.Ordinal))
            {
                return null;
            }
        }
    }
}
