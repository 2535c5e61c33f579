using System.CommandLine;

namespace Search.Quality;

/// <summary>Arguments that several verbs of the reader have.</summary>
internal static class ReadingArguments
{
    public static Argument<DirectoryInfo> Model() =>
        new Argument<DirectoryInfo>("model") { Description = "The folder of a reader." }.AcceptExistingOnly();

    public static Argument<FileInfo> Squad() =>
        new Argument<FileInfo>("squad.json") { Description = "Questions in the form of SQuAD." }.AcceptExistingOnly();
}
