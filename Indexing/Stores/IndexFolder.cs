using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Looks at the files of a folder before anything opens or changes them.</summary>
internal static partial class IndexFolder
{
    /// <summary>The file that a writer keeps open.</summary>
    public const string WriteLockName = "write.lock";

    /// <summary>
    /// A file that says which commit is the last, for file systems that list their files late; never needed.
    /// </summary>
    public const string GenerationHint = "segments.gen";

    private const string CommitPrefix = "segments_";
    private const string FirstCommit = CommitPrefix + "1";

    public static bool HasCommit(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, CommitPrefix + "*").Any();

    /// <exception cref="StoreException">The path is that of a file.</exception>
    public static void RefuseFile(string folder)
    {
        if (File.Exists(folder))
        {
            throw new StoreException(
                StoreProblem.NotAnIndex, $"'{folder}' is a file. Choose an empty or a new folder for the index.");
        }
    }

    /// <summary>Whether the folder is fit for a new index: it does not exist, or holds nothing but a lock.</summary>
    /// <exception cref="StoreException">It holds other things.</exception>
    public static bool IsVacant(string folder)
    {
        var names = NamesIn(folder);
        if (names.Any(name => name.StartsWith(CommitPrefix, StringComparison.Ordinal)))
        {
            return false;
        }

        if (names.FirstOrDefault(name => !IsHousekeeping(name)) is not { } other)
        {
            return true;
        }

        throw IsPart().IsMatch(other) || GraphFiles.IsOne(other)
            ? StoreErrors.Damaged(folder, "its segments file is missing")
            : StoreErrors.NotAnIndex(folder, $"other files, such as '{other}',");
    }

    /// <summary>
    /// Whether the process that made the folder was killed within its first commit, which is of an index without
    /// chunks: the commit's file is there and nothing that a chunk could stand in.
    /// </summary>
    public static bool IsInterruptedBirth(string folder) =>
        NamesIn(folder).All(name => name == FirstCommit || IsHousekeeping(name));

    /// <summary>
    /// Whether a file is Lucene's by its name: a commit, or a segment's number with a generation or a codec's name and
    /// an ending of this codec.
    /// </summary>
    public static bool IsLucenes(string name) => LucenesName().IsMatch(name);

    public static void DeleteFirstCommit(string folder)
    {
        File.Delete(Path.Combine(folder, FirstCommit));
        File.Delete(Path.Combine(folder, GenerationHint));
    }

    private static bool IsHousekeeping(string name) => name is WriteLockName or GenerationHint;

    private static IReadOnlyList<string> NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))]
        : [];

    [GeneratedRegex(
        @"^(segments_[0-9a-z]+|segments\.gen|_[0-9a-z]+(_[0-9a-z]+)?(_[A-Z][A-Za-z]*[0-9]+_[0-9a-z]+)?" +
        @"\.(si|fnm|fd[tx]|nv[dm]|dv[dm]|doc|pos|pay|ti[mp]|tv[dfx]|del|cf[se]))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LucenesName();

    [GeneratedRegex("^_[0-9a-z]+[._]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IsPart();
}
