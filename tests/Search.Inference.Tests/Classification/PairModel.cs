namespace Search.Inference.Tests;

/// <summary>The weights of a model over pairs, and what it computes, computed without it.</summary>
internal static class PairModel
{
    public static string[] Vocabulary { get; } =
        TinyTokenizers.Vocabulary("who", "wrote", "it", "ann", "bob", "topic", "is", "law", "sport", ".");

    /// <summary>Row i is the embedding of the token with the id i.</summary>
    public static float[][] Table { get; } =
    [
        [9, 9, 9], [0.5f, -0.5f, 0.2f], [0.1f, 0.2f, -0.1f], [-0.2f, 0.1f, 0.3f], [0.4f, 0, 0.6f], [-0.3f, 0.7f, 0.1f],
        [0.2f, 0.2f, 0], [0.8f, -0.4f, 0.5f], [-0.6f, 0.3f, 0.4f], [0.1f, 0.1f, 0.1f], [0, 0.2f, -0.3f],
        [0.9f, 0.3f, -0.7f], [-0.8f, 0.5f, 0.6f], [0.05f, 0, 0.1f],
    ];

    /// <summary>The logits of a pair whose texts are tokens of the vocabulary with blanks between.</summary>
    public static double[] Logits(string first, string second, float[][] weights)
    {
        // BERT puts the first separator in the first segment.
        var one = Sum(["[CLS]", .. Split(first), "[SEP]"]);
        var two = Sum([.. Split(second), "[SEP]"]);
        return [.. Enumerable.Range(0, weights[0].Length)
            .Select(label => Enumerable.Range(0, one.Length).Sum(i => one[i] * two[i] * weights[i][label]))];
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double[] Sum(string[] tokens) =>
        [.. Enumerable.Range(0, 3).Select(i => tokens.Sum(token => (double)Table[Id(token)][i]))];

    private static int Id(string token) =>
        Array.IndexOf(Vocabulary, token) is >= 0 and var id ? id : Array.IndexOf(Vocabulary, "[UNK]");
}
