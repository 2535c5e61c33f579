using System.Diagnostics.CodeAnalysis;

namespace Search.Indexing;

/// <summary>
/// Keeps workers for the next file, and replaces those that failed, are used up or have long been idle.
/// </summary>
[SuppressMessage(
    "Design", "CA1001",
    Justification = "It lives as long as its converter; its workers end when idle, or with the program.")]
internal sealed class PdfWorkerPool(PdfWorkerOptions options)
{
    private readonly SemaphoreSlim _slots = new(options.MaxWorkers, options.MaxWorkers);
    private readonly Stack<PdfWorker> _idle = new();
    private readonly HashSet<PdfWorker> _all = [];
    private readonly Lock _lock = new();
    private Timer? _timer;

    /// <summary>The processor time of the last file in its worker.</summary>
    public TimeSpan LastSpent { get; private set; }

    /// <summary>The process ids of the workers, idle or not.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Select(worker => worker.ProcessId)];
            }
        }
    }

    /// <summary>Converts a file in a worker.</summary>
    /// <exception cref="PdfWorkerException">The worker ended before the file was done, or none can start.</exception>
    public async ValueTask<PdfContent> ConvertAsync(
        Stream content, PdfRequest request, IPageTextRecognizer? recognizer, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var worker = TakeIdle() ?? await StartAsync(cancellationToken).ConfigureAwait(false);
            var isHealthy = false;
            try
            {
                var result =
                    await worker.ConvertAsync(content, request, recognizer, cancellationToken).ConfigureAwait(false);
                isHealthy = result.Error is null && worker.Files < options.FilesPerWorker;
                return result;
            }
            finally
            {
                LastSpent = worker.Spent;
                Return(worker, isHealthy);
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    private async ValueTask<PdfWorker> StartAsync(CancellationToken cancellationToken)
    {
        var worker = await PdfWorker.StartAsync(options, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _all.Add(worker);
        }

        return worker;
    }

    private PdfWorker? TakeIdle()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out var worker))
            {
                if (worker.IsAlive)
                {
                    return worker;
                }

                End(worker);
            }

            return null;
        }
    }

    // After a file that failed, nothing is known about the state of the parser's process.
    private void Return(PdfWorker worker, bool isHealthy)
    {
        lock (_lock)
        {
            if (!isHealthy)
            {
                End(worker);
                return;
            }

            _idle.Push(worker);
            _timer ??= new Timer(static pool => ((PdfWorkerPool)pool!).EndIdle(), this, -1, -1);
            _timer.Change(options.IdleTime, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndIdle()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out var worker))
            {
                End(worker);
            }
        }
    }

    private void End(PdfWorker worker)
    {
        _all.Remove(worker);
        worker.Dispose();
    }
}
