using Lucene.Net.Search;

namespace Search.Indexing;

/// <summary>Why a chunk has its score: the value, what it is, and the values it was calculated from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Description">What it is: a word in a field, its idf, its frequency, the length of the field.</param>
/// <param name="Parts">What it was calculated from; empty at the bottom.</param>
public sealed record ScoreExplanation(double Value, string Description, IReadOnlyList<ScoreExplanation> Parts)
{
    /// <summary>The tree as indented lines.</summary>
    public override string ToString() => string.Join('\n', Lines(indent: 0));

    internal static ScoreExplanation Of(Explanation explanation) => new(
        explanation.Value, explanation.Description, [.. (explanation.GetDetails() ?? []).Select(Of)]);

    private IEnumerable<string> Lines(int indent) => Parts.SelectMany(part => part.Lines(indent + 2)).Prepend(
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{new string(' ', indent)}{Value:G6} {Description}"));
}
