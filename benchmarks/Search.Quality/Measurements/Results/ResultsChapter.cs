namespace Search.Quality;

/// <summary>A chapter of the page of results.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Beginnings">How the names of its measurements begin.</param>
internal sealed record ResultsChapter(string Heading, params IReadOnlyList<string> Beginnings)
{
    /// <summary>The chapters in their order; what fits none is in the last.</summary>
    public static IReadOnlyList<ResultsChapter> All { get; } =
    [
        new("How good the answers are", "answers", "qa", "reader-squad", "reader-calibration", "system"),
        new("Finding the right passage", "retrieval", "ranking", "fusion"),
        new("The same results as other systems", "parity", "embeddings-quality", "tokenizers-differential", "formats"),
        new("Speed", "tokenizers-speed", "embeddings-speed", "reader-speed", "vector-speed", "keyword-speed",
            "store-speed", "converters-speed", "pdf-speed", "splitting-speed", "graph-speed"),
        new("Memory, wear and hostile input", "embeddings-memory", "large-text", "vector-churn", "store", "fuzz",
            "hostile"),
        new("Further measurements", ""),
    ];

    /// <summary>The chapter of a measurement.</summary>
    public static ResultsChapter Of(StoredMeasurement measurement) =>
        All.First(chapter => chapter.Beginnings.Any(
            beginning => measurement.Name.StartsWith(beginning, StringComparison.Ordinal)));
}
