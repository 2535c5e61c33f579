namespace Search.Inference;

/// <summary>What a model's <c>config.json</c> says that matters for running it.</summary>
public sealed record ModelConfiguration
{
    // In these families the first position of a text is the padding id plus one, so that many positions are never used
    // (the position embeddings of RoBERTa, which fairseq numbers that way).
    private static readonly string[] PositionsAfterPadding =
    [
        "roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer", "data2vec-text", "ibert",
            "xmod",
        "roberta-prelayernorm",
    ];

    /// <summary>The family, such as <c>bert</c> or <c>roberta</c>; empty when not stated.</summary>
    public required string ModelType { get; init; }

    /// <summary>The longest input in tokens, special tokens included; null when not stated.</summary>
    public required int? MaxTokens { get; init; }

    /// <summary>The id that fills short rows of a batch.</summary>
    public required int PaddingId { get; init; }

    /// <summary>The number of token ids; null when not stated.</summary>
    public required int? VocabularySize { get; init; }

    /// <summary>
    /// The names of a classification model's labels, in the order of its logits: <c>id2label</c>, or <c>LABEL_0</c> and
    /// so on where only <c>num_labels</c> is stated. Empty when neither is.
    /// </summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>
    /// What a classification model was trained for: <c>single_label_classification</c>,
    /// <c>multi_label_classification</c> or <c>regression</c>; null when not stated.
    /// </summary>
    public string? ProblemType { get; init; }

    internal static ModelConfiguration Read(string path)
    {
        using var json = ModelJson.Open(path);
        var root = json.RootElement;
        var type = ModelJson.String(root, "model_type", path) ?? "";
        var padding = ModelJson.Integer(root, "pad_token_id", path) ?? 0;
        var positions = ModelJson.Integer(root, "max_position_embeddings", path);
        if (positions is <= 2 || padding < 0)
        {
            throw new ModelException(
                $"'{path}' gives max_position_embeddings {positions} and pad_token_id {padding}; expected a length " +
                "above 2 " +
                "and a padding id of 0 or more.");
        }

        return new ModelConfiguration
        {
            ModelType = type,
            MaxTokens = PositionsAfterPadding.Contains(type) ? positions - (padding + 1) : positions,
            PaddingId = padding,
            VocabularySize = ModelJson.Integer(root, "vocab_size", path),
            Labels = ModelLabels.Read(root, path),
            ProblemType = ModelJson.String(root, "problem_type", path),
        };
    }
}
