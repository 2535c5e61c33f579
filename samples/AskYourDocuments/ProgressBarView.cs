using System.Diagnostics;
using Search;
using Spectre.Console;

namespace AskYourDocuments;

/// <summary>Draws an indexing run as a bar: files, chunks, chunks a second.</summary>
internal sealed class ProgressBarView(ProgressTask bar) : IProgress<IndexingProgress>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public void Report(IndexingProgress value)
    {
        bar.MaxValue = Math.Max(1, value.BytesTotal);
        bar.Value = value.BytesDone;
        var rate = value.ChunksDone / Math.Max(0.1, _clock.Elapsed.TotalSeconds);
        bar.Description = $"{value.FilesDone}/{value.FilesTotal} files, {value.ChunksDone} chunks, {rate:F0}/s";
    }
}
