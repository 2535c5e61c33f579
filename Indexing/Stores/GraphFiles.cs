using System.Text.RegularExpressions;

namespace Search.Indexing;

/// <summary>The saved graphs in the folder of an index, one for each large segment.</summary>
/// <remarks>
/// They are no part of a commit: every one can be deleted at any time, and one that does not fit its segment is not
/// used. Lucene leaves files of such names alone.
/// </remarks>
internal sealed partial class GraphFiles(string folder)
{
    private const string Prefix = "vectors-";
    private const string Suffix = ".graph";

    // Lucene takes every file with this character in its name for its own, and deletes those that it does not know.
    private const string SegmentPrefix = "_";

    /// <summary>The folder of the index.</summary>
    public string Folder => folder;

    /// <summary>Whether a file is a saved graph, whole or not.</summary>
    public static bool IsOne(string name) => NamePattern().IsMatch(name);

    /// <summary>The graph of a segment; null when there is none that can be used.</summary>
    public SavedGraph? Open(string segment)
    {
        var path = PathOf(segment);
        try
        {
            return File.Exists(path) ? HnswFile.Open(path) : null;
        }
        catch (Exception e) when (StoreErrors.IsStorage(e))
        {
            // It is derived: a new one is built, and takes the place of this one.
            VectorTelemetry.ReportUnusable(segment, e);
            return null;
        }
    }

    /// <summary>Saves the graph of a segment.</summary>
    /// <returns>The graph as it lies in the file; null when it cannot be kept there.</returns>
    public SavedGraph? Save(string segment, HnswGraph graph, ReadOnlySpan<int> documents, HnswOptions options)
    {
        try
        {
            HnswFile.Save(PathOf(segment), graph, documents, options);
            return HnswFile.Open(PathOf(segment));
        }
        catch (Exception e) when (StoreErrors.IsStorage(e))
        {
            // It serves from memory; whoever opens the index next builds it again.
            VectorTelemetry.ReportUnusable(segment, e);
            return null;
        }
    }

    /// <summary>The largest graph of a segment that is no more, from which another can be derived.</summary>
    public SavedGraph? LargestOfOthers(IReadOnlySet<string> segments) =>
        Segments().Where(segment => !segments.Contains(segment))
            .OrderByDescending(segment => new FileInfo(PathOf(segment)) is { Exists: true } file ? file.Length : 0)
            .Select(Open).FirstOrDefault(graph => graph is not null);

    /// <summary>Deletes the graph of a segment, if it has one.</summary>
    public void Delete(string segment) => TryDelete(PathOf(segment), isUnfinished: false);

    /// <summary>Deletes what belongs to no segment, and what a killed program left unfinished.</summary>
    public void DeleteOthers(IReadOnlySet<string> segments)
    {
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*").ToList())
        {
            var match = NamePattern().Match(Path.GetFileName(path));
            var isUnfinished = path.EndsWith(HnswFile.UnfinishedSuffix, StringComparison.Ordinal);
            if (match.Success && (isUnfinished || !segments.Contains(SegmentOf(match))))
            {
                TryDelete(path, isUnfinished);
            }
        }
    }

    private static void TryDelete(string path, bool isUnfinished)
    {
        try
        {
            // One that is being written is locked by its writer.
            using var _ = isUnfinished
                ? File.OpenHandle(
                    path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose)
                : null;
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another program still uses it, where that forbids deletion. Somebody deletes it later.
        }
    }

    private IEnumerable<string> Segments() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
            .Select(path => NamePattern().Match(Path.GetFileName(path)))
            .Where(match => match.Success).Select(SegmentOf)
        : [];

    private static string SegmentOf(Match match) => SegmentPrefix + match.Groups["segment"].Value;

    private string PathOf(string segment) => Path.Combine(folder, Prefix + segment[SegmentPrefix.Length..] + Suffix);

    [GeneratedRegex(
        @"^vectors-(?<segment>[0-9a-z]+)\.graph(\.[0-9a-f]{32}\.part)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
