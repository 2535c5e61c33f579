using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>
/// Watches a worker's memory and processor time, ends it when it has too much, and says why it ended.
/// </summary>
internal sealed class PdfWorkerWatch : IDisposable
{
    private const long RuntimeMemory = 160L * 1024 * 1024;
    private const long BytesPerSecond = 10L * 1024 * 1024;
    private const int MostErrorText = 4096;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Process _process;
    private readonly PdfWorkerOptions _options;
    private readonly StringBuilder _errorText = new();
    private readonly Task _errors;
    private readonly Timer _timer;
    private volatile bool _isNewStep;
    private volatile string? _reason;
    private TimeSpan _begin;
    private TimeSpan _processorTime;
    private TimeSpan _allowedTime;

    public PdfWorkerWatch(Process process, PdfWorkerOptions options)
    {
        _process = process;
        _options = options;
        _errors = ReadErrorsAsync();
        _timer = new Timer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The processor time that the file took so far, when last looked at.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Begins to watch the work at a file, until the result is disposed.</summary>
    public IDisposable Begin(long fileLength)
    {
        _allowedTime = _options.MaxPageTime + TimeSpan.FromSeconds((double)fileLength / BytesPerSecond);
        _begin = _process.HasExited ? Spent : _process.TotalProcessorTime;
        Spent = TimeSpan.Zero;
        _isNewStep = true;
        _timer.Change(Interval, Interval);
        return new Watching(_timer);
    }

    /// <summary>The worker got on: its time for the step begins anew.</summary>
    public void OnStep() => _isNewStep = true;

    /// <summary>Waits for the end of the process and says why it came.</summary>
    public async ValueTask<PdfWorkerException> EndedAsync()
    {
        Kill(_process);
        await _errors.ConfigureAwait(false);
        var isStackOverflow = _errorText.ToString().Contains("Stack overflow", StringComparison.OrdinalIgnoreCase);
        return new PdfWorkerException(_reason
            ?? (isStackOverflow ? "The file nests its parts too deep for the PDF parser."
                : _errorText.ToString().Contains("OutOfMemory", StringComparison.Ordinal)
                    || _errorText.ToString().Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
                ? MemoryReason()
                : "The worker process for PDF files ended before the file was done."));
    }

    public static void Kill(Process process)
    {
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            Debug.Assert(process.HasExited, "A process that cannot be killed has ended.");
        }
    }

    public void Dispose() => _timer.Dispose();

    private string MemoryReason() => string.Create(
        CultureInfo.InvariantCulture,
        $"The file needs more memory than the {_options.MaxMemory >> 20} MiB of PdfWorkerOptions.MaxMemory.");

    private void Look()
    {
        try
        {
            _process.Refresh();
            var time = _process.TotalProcessorTime;
            Spent = time - _begin;
            if (_isNewStep)
            {
                _isNewStep = false;
                _processorTime = time;
            }

            if (_process.WorkingSet64 > _options.MaxMemory + RuntimeMemory)
            {
                _reason ??= MemoryReason();
                _process.Kill();
            }
            else if (time - _processorTime > _allowedTime)
            {
                _reason ??= string.Create(
                    CultureInfo.InvariantCulture,
                    $"A page took more than the {_allowedTime.TotalSeconds:0.#} seconds of processor time "
                    + $"that PdfWorkerOptions.MaxPageTime allows.");
                _process.Kill();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // The process ended meanwhile; whoever reads its answers finds out.
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // The pipe is emptied to the end, so that a worker with much to say does not wait for a reader.
    private async Task ReadErrorsAsync()
    {
        var buffer = new char[MostErrorText];
        while (await _process.StandardError.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
        {
            _errorText.Append(buffer, 0, Math.Min(read, MostErrorText - Math.Min(_errorText.Length, MostErrorText)));
        }
    }

    private sealed class Watching(Timer timer) : IDisposable
    {
        public void Dispose() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
