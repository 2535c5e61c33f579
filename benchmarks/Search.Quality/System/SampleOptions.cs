using System.CommandLine;

namespace Search.Quality;

/// <summary><c>--sample</c> and <c>--seed</c>: which questions of a data set are asked.</summary>
internal static class SampleOptions
{
    /// <summary>The seed when nobody says.</summary>
    public const int DefaultSeed = 1;

    public static Option<int?> Count() => new Option<int?>("--sample")
    {
        Description = "Ask only so many questions, drawn from all of the data set.",
        HelpName = "N",
    }.AtLeast(1);

    public static Option<int> Seed() => new("--seed")
    {
        Description = "What decides which questions are drawn.",
        DefaultValueFactory = _ => DefaultSeed,
    };
}
