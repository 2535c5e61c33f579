namespace Search.Quality;

/// <summary>A comparison with another program, as it is kept in <c>docs/results</c>.</summary>
/// <param name="Name">What is compared: the verb, and what tells several of its runs apart.</param>
/// <param name="Reference">The program that the expected outcomes come from.</param>
/// <param name="Arguments">The verb and its arguments.</param>
internal sealed record Parity(string Name, string Reference, string Arguments)
{
    /// <summary>Remarks for whoever reads the figures.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Keeps how many cases are equal; does nothing without a folder.</summary>
    public void Save(CaseTally tally, DirectoryInfo? folder)
    {
        if (folder is not null)
        {
            new Measurement(
                $"parity-{Name}",
                $"dotnet run -c Release --project benchmarks/Search.Quality -- {Arguments} --save docs/results",
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["reference"] = Reference,
                    ["cases"] = tally.Cases,
                    ["equal"] = tally.Equal,
                })
            {
                Remarks = Remarks,
            }.Save(folder);
        }
    }
}
