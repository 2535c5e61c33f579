using System.Runtime.ExceptionServices;
using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>One run over files: runs the graph for one batch after the other, and reports what became of each file.
/// </summary>
internal sealed class IndexingRun(
    IndexingGraph graph, IChunkStore store, IReadOnlyDictionary<string, IndexedSource> known, IndexingTally tally)
{
    private readonly List<FileReport> _reports = [];
    private bool _isWriting;

    public IndexingReport Report => new(_reports);

    public async Task RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await store.WriteAsync([], ids, cancellationToken).ConfigureAwait(false);
            _reports.AddRange(ids.Select(id => new FileReport(id, FileOutcome.Removed, 0)));
        }
    }

    public async Task AddAsync(IReadOnlyList<FolderFile> files, CancellationToken cancellationToken)
    {
        var inputs = new GraphInputs { { graph.Files, files }, { graph.Sources, known } };
        var (bytes, chunks) = (files.Sum(file => file.Length), 0);
        try
        {
            var events = graph.Graph.StreamAsync(inputs, null, cancellationToken);
            await foreach (var happening in events.ConfigureAwait(false))
            {
                switch (happening)
                {
                    case ProgressReported { Component: IndexingGraph.Vectors, Message: var file, Done: { } done }:
                        tally.Tell(file, (long)(bytes * done), (int)Math.Round(chunks * done));
                        break;
                    case ProgressReported { Message: var file }:
                        tally.Tell(file);
                        break;
                    case VisitEnded visit when graph.ChunksIn(visit) is > 0 and var made:
                        chunks += made;
                        await RequireWritableAsync(cancellationToken).ConfigureAwait(false);
                        break;
                    case GraphEnded { Result: var result }:
                        Finish(files, result);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (ComponentException error) when (error.InnerException is { } cause)
        {
            // Callers are told what the stages say; that a graph runs them is no concern of theirs.
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    // Whether the index can be written at all is better known before minutes of embedding than after.
    private async ValueTask RequireWritableAsync(CancellationToken cancellationToken)
    {
        if (!_isWriting)
        {
            await store.WriteAsync([], [], cancellationToken).ConfigureAwait(false);
            _isWriting = true;
        }
    }

    private void Finish(IReadOnlyList<FolderFile> files, GraphResult result)
    {
        var outcomes = new BatchOutcomes(graph, result);
        foreach (var file in files)
        {
            var report = outcomes.Of(file, known);
            _reports.Add(report);
            tally.Finish(file, report.Outcome == FileOutcome.Indexed ? report.Chunks : 0);
        }
    }
}
