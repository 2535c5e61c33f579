namespace Search.Quality;

/// <summary>What the command line of <c>qa</c> asked for.</summary>
internal sealed record QaSettings
{
    public required FileInfo Questions { get; init; }

    public DirectoryInfo? Corpus { get; init; }

    public int? Sample { get; init; }

    public int Seed { get; init; } = SampleOptions.DefaultSeed;

    public RetrievalMethod Method { get; init; } = RetrievalMethod.Hybrid;

    public int Passages { get; init; } = 8;

    public required DirectoryInfo Embedder { get; init; }

    public required DirectoryInfo Reader { get; init; }

    public int? ChunkTokens { get; init; }

    public DirectoryInfo? Index { get; init; }

    public FileInfo? RunFile { get; init; }

    public DirectoryInfo? ExportBeir { get; init; }

    public DirectoryInfo? Report { get; init; }

    public DirectoryInfo? Save { get; init; }
}
