using System.CommandLine;

namespace Search.Quality;

/// <summary><c>--sample</c> and <c>--seed</c>: which questions of a data set are asked.</summary>
internal static class SampleOptions
{
    /// <summary>The seed when nobody says.</summary>
    public const int DefaultSeed = 1;

    public static Option<int?> Count()
    {
        var option = new Option<int?>("--sample")
        {
            Description = "Ask only so many questions, drawn from all of the data set.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--sample is less than 1.");
            }
        });
        return option;
    }

    public static Option<int> Seed() => new("--seed")
    {
        Description = "What decides which questions are drawn.",
        DefaultValueFactory = _ => DefaultSeed,
    };
}
