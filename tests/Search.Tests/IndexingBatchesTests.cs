using Search.Indexing;

namespace Search.Tests;

public sealed class IndexingBatchesTests
{
    [Fact]
    public void SmallFilesShareABatch()
    {
        var batches = IndexingBatches.Of([.. Enumerable.Range(0, 130).Select(i => File($"{i}", 10))]).ToList();
        Assert.Equal([64, 64, 2], batches.Select(batch => batch.Count));
        Assert.Equal(
            Enumerable.Range(0, 130).Select(i => $"{i}"), batches.SelectMany(batch => batch).Select(file => file.Id));
    }

    [Fact]
    public void ALargeFileIsABatchOfItsOwn()
    {
        var batches = IndexingBatches.Of([File("a", 10), File("b", 1 << 20), File("c", 10), File("d", 10)]);
        Assert.Equal(
            ["a", "b", "c d"], batches.Select(batch => string.Join(' ', batch.Select(file => file.Id))));
    }

    [Fact]
    public void NoFilesAreNoBatch() => Assert.Empty(IndexingBatches.Of([]));

    private static FolderFile File(string id, long length) => new(id, id, length, default);
}
