using System.Text.RegularExpressions;

namespace Search.Indexing;

/// <summary>BM25 over chunks in memory.</summary>
internal sealed partial class InMemoryKeywords(IReadOnlyList<InMemoryChunk> chunks)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    public static IReadOnlyList<string> WordsOf(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>The score of each chunk, 0 for one without a word of the question.</summary>
    public double[] Score(string question)
    {
        var scores = new double[chunks.Count];
        var averageLength = chunks.Count == 0 ? 0 : chunks.Average(chunk => chunk.Length);
        foreach (var (word, count) in WordsOf(question).CountBy(word => word, StringComparer.Ordinal))
        {
            Add(word, count, averageLength, scores);
        }

        return scores;
    }

    private void Add(string word, int weight, double averageLength, double[] scores)
    {
        var holding = chunks.Count(chunk => chunk.Words.ContainsKey(word));
        var idf = Math.Log(1 + ((chunks.Count - holding + 0.5) / (holding + 0.5)));
        for (var i = 0; i < scores.Length; i++)
        {
            if (chunks[i].Words.TryGetValue(word, out var count))
            {
                var saturation = K1 * (1 - B + (B * chunks[i].Length / averageLength));
                scores[i] += weight * idf * count * (K1 + 1) / (count + saturation);
            }
        }
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
