using System.Diagnostics.CodeAnalysis;
using Search.Indexing;

/// <summary>
/// The way into the worker: the runtime calls it before the program's own <c>Main</c>, see docs/decisions/0007.
/// </summary>
/// <remarks>The runtime wants this name, outside of any namespace.</remarks>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for it there.")]
internal static class StartupHook
{
    /// <summary>In a worker process, does the worker's work and never returns.</summary>
    public static void Initialize()
    {
        if (PdfWorkerCommand.IsWorker)
        {
            PdfWorkerProgram.Run();
        }
    }
}
