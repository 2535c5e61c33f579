using System.Diagnostics;
using Search;

namespace AskYourDocuments;

/// <summary>Says every few seconds how far an indexing run is, where there is no terminal to draw a bar in.</summary>
internal sealed class ProgressLines(TextWriter? output) : IProgress<IndexingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Interval;

    public void Report(IndexingProgress value)
    {
        var elapsed = _clock.Elapsed;
        if (output is null || elapsed < _next || value.BytesDone == 0)
        {
            return;
        }

        _next = elapsed + Interval;
        var left = elapsed * ((double)(value.BytesTotal - value.BytesDone) / value.BytesDone);
        output.WriteLine(
            $"{value.FilesDone}/{value.FilesTotal} files, {value.ChunksDone} chunks, " +
            $"{value.ChunksDone / elapsed.TotalSeconds:F0} chunks/s, about {left.TotalSeconds:F0} s left");
    }
}
