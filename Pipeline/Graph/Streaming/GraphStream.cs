using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Search.Pipeline;

/// <summary>A run that tells what happens while it happens.</summary>
internal static class GraphStream
{
    public static async IAsyncEnumerable<GraphEvent> RunAsync(
        GraphPlan plan, GraphInputs inputs, GraphRunOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<GraphEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var run = new GraphRun(plan, options, stop.Token) { Events = events.Writer };
        inputs.GiveTo(plan, run.State.Caller);
        var running = Task.Run(() => RunAsync(run, events.Writer), CancellationToken.None);
        try
        {
            await foreach (var happening in events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return happening;
            }
        }
        finally
        {
            // A reader that leaves early stops the run; nothing goes on behind its back.
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task RunAsync(GraphRun run, ChannelWriter<GraphEvent> events)
    {
        try
        {
            await events.WriteAsync(new GraphEnded(await run.RunAsync().ConfigureAwait(false)))
                .ConfigureAwait(false);
            events.Complete();
        }
        catch (Exception error)
        {
            // The reader of the events gets it, after the events before it.
            events.Complete(error);
        }
    }
}
