using Lucene.Net.Index;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Copies the last commit of an index that is in use.</summary>
internal static class IndexBackup
{
    /// <summary>Copies into an empty or a new folder.</summary>
    /// <remarks>
    /// The file that makes a commit of the others is copied last: a copy that is broken off is no index.
    /// </remarks>
    /// <exception cref="StoreException">The folder is not empty, or there is nothing to copy.</exception>
    public static void Copy(IndexDirectory directory, string folder, string target, CancellationToken cancellationToken)
    {
        if (IndexFolder.IsVacant(folder))
        {
            throw new StoreException(
                StoreProblem.NotAnIndex, $"There is no index in '{folder}' yet that could be copied.");
        }

        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new StoreException(
                StoreProblem.NotAnIndex, $"'{target}' is in use. Choose an empty or a new folder for the copy.");
        }

        Directory.CreateDirectory(target);
        while (!TryCopy(directory, folder, target, cancellationToken))
        {
            foreach (var file in Directory.EnumerateFiles(target))
            {
                File.Delete(file);
            }
        }

        using var copy = new IndexDirectory(target);
        IndexIntegrity.Check(copy, target);
    }

    private static bool TryCopy(
        IndexDirectory directory, string folder, string target, CancellationToken cancellationToken)
    {
        var commit = new SegmentInfos();
        commit.Read(directory);
        try
        {
            foreach (var name in commit.GetFiles(directory, includeSegmentsFile: false)
                .Append(commit.GetSegmentsFileName()))
            {
                cancellationToken.ThrowIfCancellationRequested();
                CopyFile(Path.Combine(folder, name), Path.Combine(target, name));
            }

            return true;
        }
        catch (FileNotFoundException) when (SegmentInfos.GetLastCommitGeneration(directory) > commit.Generation)
        {
            // Another process has committed and deleted what its commit no longer needs.
            return false;
        }
    }

    private static void CopyFile(string from, string to)
    {
        using var source = new FileStream(
            from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(copy);
        copy.Flush(flushToDisk: true);
    }
}
