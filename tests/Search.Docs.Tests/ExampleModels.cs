namespace Search.Docs.Tests;

/// <summary>Models of a few weights, under the names that the pages give to models that a reader brings.</summary>
internal static class ExampleModels
{
    private static readonly string[] Words =
        ["A", "lovely", "film", "It", "was", "a", "bore", "Ada", "Love", "##lace", "lived", "in", "London", "."];

    private static readonly string[] Vocabulary = TinyTokenizers.Vocabulary(Words);

    /// <summary>Writes the models into the folder <c>models</c> of a folder.</summary>
    public static void Write(string folder)
    {
        var models = Path.Combine(folder, "models");
        var tokenizer = TinyTokenizers.WordPiece(Vocabulary);
        TinyModel.Write(
            Path.Combine(models, "entities"), TinyGraphs.LabelTokens(Table(5, Entities)),
            TinyModel.Configuration("O", "B-PER", "I-PER", "B-LOC", "I-LOC"), tokenizer);
        TinyModel.Write(
            Path.Combine(models, "sentiment"), TinyGraphs.LabelTexts(Table(2, Sentiments), [0, 0]),
            TinyModel.Configuration("negative", "positive"), tokenizer);
        TinyModel.Write(
            Path.Combine(models, "inference"), TinyGraphs.LabelPairs(Table(2, Sentiments), [[0, 0, 1], [1, 0, 0]]),
            TinyModel.Configuration("contradiction", "neutral", "entailment"), tokenizer);
        TinyModel.Write(
            Path.Combine(models, "cross-encoder"), TinyGraphs.LabelPairs(Table(2, Sentiments), [[1], [1]]),
            TinyModel.Configuration("LABEL_0"), tokenizer);
    }

    private static int Entities(string word) => word switch
    {
        "Ada" => 1,
        "Love" or "##lace" => 2,
        "London" => 3,
        _ => 0,
    };

    private static int Sentiments(string word) => word is "bore" ? 0 : 1;

    private static float[][] Table(int labels, Func<string, int> labelOf) =>
        [.. Vocabulary.Select(word => Enumerable.Range(0, labels).Select(i => i == labelOf(word) ? 1f : 0f).ToArray())];
}
