using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>What became of the files of a batch, read from the result of an <see cref="IndexingGraph"/>.</summary>
internal sealed class BatchOutcomes(IndexingGraph graph, GraphResult result)
{
    private readonly Dictionary<string, IndexedSource> _written =
        Get(result, graph.Written).ToDictionary(source => source.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, FolderFile> _unsupported =
        Get(result, graph.Unsupported).ToDictionary(file => file.Id, StringComparer.Ordinal);

    private readonly IReadOnlyList<DocumentFailure> _failures = Get(result, graph.Failures);
    private readonly IReadOnlyList<DocumentWarning> _warnings = graph.WarningsOf(result);

    /// <summary>The report of a file.</summary>
    public FileReport Of(FolderFile file, IReadOnlyDictionary<string, IndexedSource> known)
    {
        if (_written.TryGetValue(file.Id, out var source))
        {
            return new FileReport(file.Id, FileOutcome.Indexed, source.ChunkCount) { Warnings = WarningsOf(file) };
        }

        if (_unsupported.TryGetValue(file.Id, out var unsupported))
        {
            var error = $"There is no converter for {(unsupported as ChangedFile)?.MediaType}.";
            return new FileReport(file.Id, FileOutcome.Unsupported, 0) { Error = error };
        }

        var failure = _failures.FirstOrDefault(failure => Document.BelongsTo(failure.DocumentId, file.Id));
        return failure is null
            ? new FileReport(file.Id, FileOutcome.Unchanged, known[file.Id].ChunkCount)
            : new FileReport(file.Id, FileOutcome.Failed, 0) { Error = failure.Error };
    }

    private string[] WarningsOf(FolderFile file) =>
        [.. _warnings.Where(warning => Document.BelongsTo(warning.DocumentId, file.Id))
            .Select(warning => warning.Message).Distinct()];

    private static IReadOnlyList<T> Get<T>(GraphResult result, Output<IReadOnlyList<T>> output) =>
        result.TryGet(output, out var items) ? items : [];
}
