using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>One run over files: collects a batch, embeds and writes it, and counts what has been done.</summary>
internal sealed class IndexingRun(
    ChunkEmbedder embedder, IChunkStore store, IReadOnlyList<FolderFile> files, IProgress<IndexingProgress>? progress)
{
    // Enough for batches of like length, and no more work than a few seconds to lose.
    private const int BatchChunks = 64;

    // Unchanged files cost nothing; files without text cost a write, which is worth sharing.
    private const int BatchFiles = 256;

    private readonly long _bytesTotal = files.Sum(file => file.Length);
    private readonly List<FileReport> _reports = [];
    private readonly List<PreparedFile> _pending = [];
    private readonly List<string> _removals = [];
    private bool _isWriting;
    private int _filesDone;
    private long _bytesDone;
    private int _chunksWritten;

    public void Remove(string id)
    {
        _removals.Add(id);
        _reports.Add(new FileReport(id, FileOutcome.Removed, 0));
    }

    public async Task AddAsync(PreparedFile file, bool isKnown, CancellationToken cancellationToken)
    {
        if (file.Source is not null)
        {
            _pending.Add(file);
            if (_pending.Sum(pending => pending.Chunks.Count) >= BatchChunks || _pending.Count >= BatchFiles)
            {
                await WriteAsync(cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (isKnown && file.IsStale)
        {
            _removals.Add(file.Report.Id);
        }

        Finish(file);
        Report(file.Report.Id, 0, 0);
    }

    public async Task<IndexingReport> FinishAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        return new IndexingReport(_reports);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_pending.Count == 0 && _removals.Count == 0)
        {
            return;
        }

        if (!_isWriting)
        {
            // Whether the index can be written at all is better known before minutes of embedding than after.
            await store.WriteAsync([], [], cancellationToken).ConfigureAwait(false);
            _isWriting = true;
        }

        var embedded = await EmbedAsync(cancellationToken).ConfigureAwait(false);
        var updates = new List<SourceUpdate>(_pending.Count);
        var start = 0;
        foreach (var file in _pending)
        {
            updates.Add(new SourceUpdate(file.Source!, embedded.GetRange(start, file.Chunks.Count)));
            start += file.Chunks.Count;
        }

        await store.WriteAsync(updates, _removals, cancellationToken).ConfigureAwait(false);
        _chunksWritten += embedded.Count;
        _pending.ForEach(Finish);
        var last = _pending.Count > 0 ? _pending[^1].Report.Id : null;
        _pending.Clear();
        _removals.Clear();
        Report(last, 0, 0);
    }

    private async Task<List<EmbeddedChunk>> EmbedAsync(CancellationToken cancellationToken)
    {
        var chunks = _pending.SelectMany(file => file.Chunks).ToArray();
        var embedded = new List<EmbeddedChunk>(chunks.Length);
        var bytes = _pending.Sum(file => file.Length);
        foreach (var slice in chunks.Chunk(BatchChunks))
        {
            embedded.AddRange(await embedder.EmbedAsync(slice, cancellationToken).ConfigureAwait(false));
            Report(slice[^1].DocumentId, bytes * embedded.Count / chunks.Length, embedded.Count);
        }

        return embedded;
    }

    private void Finish(PreparedFile file)
    {
        _reports.Add(file.Report);
        _filesDone++;
        _bytesDone += file.Length;
    }

    private void Report(string? file, long bytesUnderWay, int chunksUnderWay) =>
        progress?.Report(new IndexingProgress
        {
            FilesDone = _filesDone,
            FilesTotal = files.Count,
            BytesDone = _bytesDone + bytesUnderWay,
            BytesTotal = _bytesTotal,
            ChunksDone = _chunksWritten + chunksUnderWay,
            CurrentFile = file,
        });
}
