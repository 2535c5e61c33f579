using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

/// <summary>A token classifier that gives each token of its vocabulary the probabilities that a test states.</summary>
internal sealed class EntityModel : IDisposable
{
    private readonly TinyModel _model;

    public EntityModel(string[] labels, params (string Token, double[] Probabilities)[] tokens)
        : this(labels, TinyTokenizers.WordPiece, tokens)
    {
    }

    public EntityModel(
        string[] labels, Func<IReadOnlyList<string>, JsonObject> tokenizer,
        params (string Token, double[] Probabilities)[] tokens)
    {
        // Special tokens have a label that would be an entity, so that a mistaken one shows.
        var special = Certain(labels.Length, labels.Length - 1);
        var rows = TinyTokenizers.Specials.Select(_ => special).Concat(tokens.Select(token => token.Probabilities));

        // The softmax of logarithms of probabilities is the probabilities.
        _model = new TinyModel(
            TinyGraphs.LabelTokens([.. rows.Select(row => row.Select(p => (float)Math.Log(p)).ToArray())]),
            TinyModel.Configuration(labels),
            tokenizer(TinyTokenizers.Vocabulary([.. tokens.Select(token => token.Token)])));
    }

    /// <summary>Nine tenths for one label, the rest for the others.</summary>
    public static double[] Certain(int labels, int label) =>
        [.. Enumerable.Range(0, labels).Select(i => i == label ? 0.9 : 0.1 / (labels - 1))];

    /// <summary>A model with one token for each label, called <c>t0</c>, <c>t1</c> and so on.</summary>
    public static EntityModel OfLabels(params string[] labels) => new(
        labels, [.. labels.Select((_, i) => ($"t{i}", Certain(labels.Length, i)))]);

    public TokenClassifier Load(EntityAggregation aggregation) =>
        Load(new TokenClassifierOptions { Aggregation = aggregation });

    public TokenClassifier Load(TokenClassifierOptions options) =>
        TokenClassifier.Load(ModelFolder.Open(_model.Path), options);

    /// <summary>What one text gives, as <c>text/label</c>.</summary>
    public async Task<string[]> Find(string text, TokenClassifierOptions options) =>
        [.. (await FindEntities(text, options)).Select(entity => $"{entity.Text}/{entity.Label}")];

    public Task<string[]> Find(string text, EntityAggregation aggregation = EntityAggregation.Simple) =>
        Find(text, new TokenClassifierOptions { Aggregation = aggregation });

    public async Task<IReadOnlyList<NamedEntity>> FindEntities(string text, TokenClassifierOptions options)
    {
        using var classifier = Load(options);
        var entities = (await classifier.ClassifyAsync([text], TestContext.Current.CancellationToken))[0];
        Assert.All(entities, entity => Assert.Equal(text[entity.Start..entity.End], entity.Text));
        return entities;
    }

    public void Dispose() => _model.Dispose();
}
