using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads what the last commit in a folder says of itself.</summary>
internal static class CommitReading
{
    /// <summary>The space of the vectors; null when there is no commit yet.</summary>
    /// <exception cref="StoreException">The folder holds no index of ours, or cannot be read.</exception>
    public static VectorSpace? SpaceIn(string folder)
    {
        try
        {
            IndexFolder.RefuseFile(folder);
            if (IndexFolder.IsVacant(folder) || Read(folder) is not { } commit)
            {
                return null;
            }

            var format = IndexStamp.FormatOf(commit.UserData, folder);
            return format > IndexStamp.CurrentFormat
                ? throw StoreErrors.NewerFormat(
                    folder, format.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    IndexStamp.CurrentFormat)
                : IndexStamp.SpaceOf(commit.UserData, folder);
        }
        catch (Exception e) when (StoreErrors.IsStorageAtOpen(e))
        {
            throw StoreErrors.Translate(e, folder);
        }
    }

    private static SegmentInfos? Read(string folder)
    {
        using var directory = new IndexDirectory(folder);
        var commit = new SegmentInfos();
        try
        {
            commit.Read(directory);
            return commit;
        }
        catch (Exception e) when (StoreErrors.IsStorage(e) && IndexFolder.IsInterruptedBirth(folder))
        {
            return null;
        }
    }
}
