using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>The index as one commit left it; it stays the same while somebody reads it.</summary>
internal sealed class IndexSnapshot : IDisposable
{
    private readonly string? _commitFile;
    private volatile int _ownCommits;

    private IndexSnapshot(IndexReader reader, string? commitFile, int format)
    {
        Reader = reader;
        Searcher = new IndexSearcher(reader)
        {
            Similarity = new KeywordSimilarity(),
        };
        Languages = WordFields.CodesIn(reader);
        Format = format;
        _commitFile = commitFile;
    }

    /// <summary>The codes of the languages whose words the index holds, as fields name them.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The format of the commit.</summary>
    public int Format { get; }

    public IndexReader Reader { get; }

    public IndexSearcher Searcher { get; }

    /// <summary>Whether no commit has been made, so that there is nothing to search.</summary>
    public bool IsEmpty => _commitFile is null;

    /// <summary>The snapshot of an index that has no commit yet.</summary>
    public static IndexSnapshot Empty() => new(new MultiReader(), commitFile: null, IndexStamp.CurrentFormat);

    public static IndexSnapshot Of(DirectoryReader reader, string folder) =>
        new(
            reader, Path.Combine(folder, reader.IndexCommit.SegmentsFileName),
            IndexStamp.FormatOf(reader.IndexCommit.UserData, folder));

    /// <summary>How many commits this process had made when it last looked for a later one than this.</summary>
    public int OwnCommits
    {
        get => _ownCommits;
        set => _ownCommits = value;
    }

    /// <summary>
    /// Whether no later commit is seen in the folder: a commit deletes the file of the one before it.
    /// </summary>
    /// <remarks>
    /// One question to the file system. Where the deletion of a file can fail, it may notice a commit late.
    /// </remarks>
    public bool IsLast(string folder) =>
        _commitFile is null ? !IndexFolder.HasCommit(folder) : File.Exists(_commitFile);

    /// <summary>Keeps the snapshot open until it is disposed once more; false when it has been closed.</summary>
    public bool TryAcquire() => Reader.TryIncRef();

    public void Dispose() => Reader.DecRef();
}
