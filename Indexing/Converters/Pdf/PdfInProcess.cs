namespace Search.Indexing;

/// <summary>Converts in this process, on a thread with a stack large enough for the parser.</summary>
internal static class PdfInProcess
{
    public static async ValueTask<PdfContent> ConvertAsync(
        Stream content, PdfRequest request, IPageTextRecognizer? recognizer, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        var done = new TaskCompletionSource<PdfContent>(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new Progress(recognizer, cancellationToken);
        var thread = new Thread(
            () => Run(done, file.ToArray(), request, progress, cancellationToken), PdfFile.StackSize)
        {
            IsBackground = true,
        };
        thread.Start();
        return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Run(
        TaskCompletionSource<PdfContent> done, byte[] file, PdfRequest request, Progress progress,
        CancellationToken cancellationToken)
    {
        try
        {
            done.SetResult(PdfFile.Convert(file, request, progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            done.SetCanceled(cancellationToken);
        }
    }

    private sealed class Progress(IPageTextRecognizer? recognizer, CancellationToken cancellationToken) : IPdfProgress
    {
        public void OnStep() => cancellationToken.ThrowIfCancellationRequested();

        public string? Recognize(ScannedPage page) =>
            recognizer?.RecognizeAsync(page, cancellationToken).AsTask().GetAwaiter().GetResult();
    }
}
