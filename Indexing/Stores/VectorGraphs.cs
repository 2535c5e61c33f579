using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>Builds the graphs of large segments, one after the other, beside searches and writes.</summary>
internal sealed class VectorGraphs(
    CommittedIndex committed, VectorBlocks blocks, GraphFiles files, VectorSearchOptions options,
    SearchPrecedence searches) : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneBuild = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private volatile Exception? _failure;

    /// <summary>Whether a block should get a graph, or another one.</summary>
    public bool IsMissing(VectorBlock block, AtomicReader segment) =>
        options.Method == VectorMethod.Automatic
        && (block.Graph is null
            ? block.Vectors.Count >= options.LeastRows
            : block.DeletedShare(segment) > VectorBlocks.MostDeletedShare);

    /// <summary>Begins to build what is missing, unless somebody does so already or the last attempt failed.</summary>
    public void Request()
    {
        if (_failure is null && !_stop.IsCancellationRequested && _oneBuild.Wait(0, CancellationToken.None))
        {
            _ = Task.Factory.StartNew(
                BuildInBackground, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Builds what is missing.</summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        await _oneBuild.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, typeof(LuceneChunkStore));
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            await Task.Run(() => Build(both.Token), both.Token).ConfigureAwait(false);
            _failure = null;
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    /// <summary>Stops a running build and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _oneBuild.WaitAsync().ConfigureAwait(false);
        _oneBuild.Release();
    }

    private void BuildInBackground()
    {
        try
        {
            Build(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The store is being closed; the next to open it builds the graphs.
        }
        catch (Exception e) when (StoreErrors.IsStorage(e) || e is ObjectDisposedException or OutOfMemoryException)
        {
            // Searches scan instead. What fails now would fail again at every search; a call of BuildAsync tries again.
            _failure = e;
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    private void Build(CancellationToken cancellationToken)
    {
        using var activity = VectorTelemetry.StartBuild();
        var pace = new BuildPace(cancellationToken, searches);
        using var snapshot = committed.Acquire();
        var names = snapshot.Reader.Leaves.Select(leaf => VectorBlocks.NameOf(leaf.AtomicReader))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var leaf in snapshot.Reader.Leaves)
        {
            pace.Step();
            var block = blocks.Of(leaf.AtomicReader);
            if (IsMissing(block, leaf.AtomicReader))
            {
                Build(leaf.AtomicReader, block, names, pace);
            }
        }

        if (!snapshot.IsEmpty && snapshot.IsLast(files.Folder))
        {
            files.DeleteOthers(names);
        }
    }

    private void Build(AtomicReader segment, VectorBlock block, IReadOnlySet<string> names, BuildPace pace)
    {
        var target = block.DeletedShare(segment) > VectorBlocks.MostDeletedShare
            ? block.WithoutDeleted(segment)
            : block;
        var name = VectorBlocks.NameOf(segment);
        if (target.Vectors.Count < options.LeastRows)
        {
            files.Delete(name);
            blocks.Replace(segment, block, target);
            return;
        }

        var graph = Graph(block, target.Vectors, names, pace);
        if (files.Save(name, graph, target.Documents, options.Graph) is { } saved)
        {
            graph = new HnswGraph(saved.Links, target.Vectors);
        }

        blocks.Replace(segment, block, target.With(graph));
    }

    /// <summary>Derives the graph of one that has much in common with it, or builds it.</summary>
    private HnswGraph Graph(VectorBlock block, Int8Vectors vectors, IReadOnlySet<string> names, BuildPace pace)
    {
        if (block.Graph is { } own)
        {
            return HnswRepair.Derive(own.Links, RowMatch.Hashes(block.Vectors), vectors, options.Graph, pace);
        }

        return files.LargestOfOthers(names) is { } other && other.Dimensions == vectors.Dimensions
            ? HnswRepair.Derive(other.Links, other.Rows, vectors, options.Graph, pace)
            : HnswBuilder.Build(vectors, options.Graph, pace);
    }
}
