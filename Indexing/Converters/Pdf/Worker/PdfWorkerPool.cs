using System.Diagnostics.CodeAnalysis;

namespace Search.Indexing;

/// <summary>Keeps workers for the next file, and replaces those that failed, are used up or have long been idle.</summary>
[SuppressMessage(
    "Design", "CA1001", Justification = "It lives as long as its converter; its workers end when idle, or with the program.")]
internal sealed class PdfWorkerPool(PdfWorkerOptions options)
{
    private readonly SemaphoreSlim _slots = new(options.MaxWorkers, options.MaxWorkers);
    private readonly Stack<PdfWorker> _idle = new();
    private readonly Lock _lock = new();
    private Timer? _timer;

    /// <summary>The process ids of the workers that wait for a file.</summary>
    public IReadOnlyList<int> IdleProcesses
    {
        get
        {
            lock (_lock)
            {
                return [.. _idle.Select(worker => worker.ProcessId)];
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
            var worker = TakeIdle() ?? await PdfWorker.StartAsync(options, cancellationToken).ConfigureAwait(false);
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
                Return(worker, isHealthy);
            }
        }
        finally
        {
            _slots.Release();
        }
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

                worker.Dispose();
            }

            return null;
        }
    }

    // After a file that failed, nothing is known about the state of the parser's process.
    private void Return(PdfWorker worker, bool isHealthy)
    {
        if (!isHealthy)
        {
            worker.Dispose();
            return;
        }

        lock (_lock)
        {
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
                worker.Dispose();
            }
        }
    }
}
