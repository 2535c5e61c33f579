using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>A worker process, for one file at a time.</summary>
internal sealed class PdfWorker : IDisposable
{
    private const int PieceLength = 1024 * 1024;
    private const long LongestAnswer = 1536L * 1024 * 1024;
    private readonly Process _process;
    private readonly PdfWorkerWatch _watch;
    private readonly Stream _input;
    private readonly Stream _output;

    private PdfWorker(Process process, PdfWorkerOptions options)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        _output = process.StandardOutput.BaseStream;
        _watch = new PdfWorkerWatch(process, options);
    }

    /// <summary>How many files it has converted.</summary>
    public int Files { get; private set; }

    /// <summary>The processor time of the last file.</summary>
    public TimeSpan Spent => _watch.Spent;

    public bool IsAlive => !_process.HasExited;

    public int ProcessId => _process.Id;

    /// <summary>Starts a process and waits until it is ready.</summary>
    public static async ValueTask<PdfWorker> StartAsync(
        PdfWorkerOptions options, CancellationToken cancellationToken)
    {
        if (PdfWorkerCommand.Obstacle is { } obstacle)
        {
            throw new PdfWorkerException(
                $"PDF files are parsed in a worker process, but {obstacle}. "
                + "PdfWorkerOptions.RunsInThisProcess does without, at a risk.");
        }

        var process = Process.Start(PdfWorkerCommand.For(options))
            ?? throw new PdfWorkerException("The worker process for PDF files did not start.");
        var worker = new PdfWorker(process, options);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.MaxStartTime);
        try
        {
            await worker.ReadAsync(PdfFrameKind.Ready, time.Token).ConfigureAwait(false);
            return worker;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            worker.Dispose();
            throw new PdfWorkerException(string.Create(
                CultureInfo.InvariantCulture,
                $"The worker process for PDF files was not ready in {options.MaxStartTime.TotalSeconds:0} seconds."));
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Converts a file; after any exception the worker has to be disposed.</summary>
    /// <exception cref="PdfWorkerException">The worker ended, or was ended, before the file was done.</exception>
    public async ValueTask<PdfContent> ConvertAsync(
        Stream content, PdfRequest request, IPageTextRecognizer? recognizer, CancellationToken cancellationToken)
    {
        Files++;
        await WriteAsync(PdfFrameKind.Request, PdfMessages.Write(request), cancellationToken).ConfigureAwait(false);
        var length = await SendFileAsync(content, cancellationToken).ConfigureAwait(false);
        using var watching = _watch.Begin(length);
        while (true)
        {
            var (kind, answer) = await ReadAsync(null, cancellationToken).ConfigureAwait(false);
            _watch.OnStep();
            if (kind == PdfFrameKind.Result)
            {
                return Parse(answer, PdfMessages.ReadContent);
            }

            if (kind == PdfFrameKind.Page)
            {
                var page = Parse(answer, PdfMessages.ReadPage);
                var text = recognizer is null
                    ? null
                    : await recognizer.RecognizeAsync(page, cancellationToken).ConfigureAwait(false);
                await WriteAsync(PdfFrameKind.PageText, Encoding.UTF8.GetBytes(text ?? ""), cancellationToken)
                    .ConfigureAwait(false);
                _watch.OnStep();
            }
        }
    }

    /// <summary>Ends the process, whatever it is at.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        PdfWorkerWatch.Kill(_process);
        _process.Dispose();
    }

    private async ValueTask<long> SendFileAsync(Stream content, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceLength];
        var length = 0L;
        while (await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false) is > 0 and var read)
        {
            await WriteAsync(PdfFrameKind.Bytes, piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            length += read;
        }

        await WriteAsync(PdfFrameKind.End, default, cancellationToken).ConfigureAwait(false);
        return length;
    }

    private async ValueTask WriteAsync(
        PdfFrameKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await PdfFrames.WriteAsync(_input, kind, content, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw await _watch.EndedAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<(PdfFrameKind Kind, byte[] Content)> ReadAsync(
        PdfFrameKind? expected, CancellationToken cancellationToken)
    {
        try
        {
            var frame = await PdfFrames.ReadAsync(_output, LongestAnswer, cancellationToken).ConfigureAwait(false);
            return expected is null || frame.Kind == expected
                ? frame
                : throw new InvalidDataException($"The worker answered {frame.Kind}, not {expected}.");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw await _watch.EndedAsync().ConfigureAwait(false);
        }
    }

    private static T Parse<T>(byte[] answer, Func<byte[], T> read)
    {
        try
        {
            return read(answer);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new PdfWorkerException(
                $"The worker process for PDF files gave a damaged answer: {exception.Message}");
        }
    }
}
