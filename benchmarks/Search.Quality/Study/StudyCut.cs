using System.Globalization;

namespace Search.Quality;

/// <summary>How the articles of the study are cut into chunks.</summary>
/// <param name="Tokens">The longest chunk in the embedder's tokens; null for the paragraphs of the data set.</param>
/// <param name="Overlap">How many tokens may stand again in the next chunk.</param>
internal sealed record StudyCut(int? Tokens, int Overlap = 0)
{
    /// <summary>Each paragraph is a chunk.</summary>
    public static StudyCut Paragraphs { get; } = new((int?)null);

    public override string ToString() =>
        Tokens is null ? "paragraphs" : string.Create(CultureInfo.InvariantCulture, $"{Tokens}/{Overlap}");
}
