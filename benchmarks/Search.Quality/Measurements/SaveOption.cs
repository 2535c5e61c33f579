using System.CommandLine;

namespace Search.Quality;

/// <summary><c>--save</c>: where a verb keeps its figures.</summary>
internal static class SaveOption
{
    public static Option<DirectoryInfo?> Create() => new("--save")
    {
        Description = "Also writes the figures as JSON into this folder, as in docs/results.",
        HelpName = "folder",
    };
}
