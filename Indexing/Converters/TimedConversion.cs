using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Runs a converter for as long as a file may take, and leaves it behind when it does not stop then.</summary>
/// <remarks>
/// A thread cannot be ended from outside. A converter that pays no attention to its token goes on in the background,
/// with a file that is closed under it; whoever waits for the result does not wait for that.
/// </remarks>
internal static class TimedConversion
{
    // For a converter to notice that its time is up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs the converter on another thread.</summary>
    /// <returns>Its result; null when it took longer than its limit.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped by the caller, or the converter.</exception>
    public static async Task<ConversionResult?> RunAsync(
        IDocumentConverter converter, Stream content, FileDescription file, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var patience = new CancellationTokenSource();
        using var registration = time.Token.Register(() => patience.CancelAfter(Grace));
        time.CancelAfter(file.Limits.MaxTime);
        var token = time.Token;
        var work = Task.Run(
            () => converter.ConvertAsync(content, file, token).AsTask(), CancellationToken.None);
        try
        {
            return await work.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
