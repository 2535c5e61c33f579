namespace Search.Inference;

/// <summary>How many tokens a classification model reads.</summary>
internal static class InputLimit
{
    /// <summary>The least of what config.json, tokenizer_config.json and the caller state.</summary>
    public static int Read(ModelFolder folder, int? maxTokens)
    {
        var limit = Least(folder.Configuration.MaxTokens, ReadTokenizerLimit(folder));
        if (limit is null && maxTokens is null)
        {
            throw new ModelException(
                $"The files of the model '{folder.FullPath}' give no longest input: add max_position_embeddings to " +
                $"config.json, or set {nameof(ClassificationOptions.MaxTokens)}.");
        }

        return maxTokens > limit
            ? throw new ArgumentOutOfRangeException(
                nameof(maxTokens),
                maxTokens,
                $"{nameof(ClassificationOptions.MaxTokens)} is {maxTokens}; the model {folder.Name} reads {limit}.")
            : maxTokens ?? limit!.Value;
    }

    private static int? ReadTokenizerLimit(ModelFolder folder)
    {
        if (folder.Find("tokenizer_config.json") is not { } path)
        {
            return null;
        }

        using var json = ModelJson.Open(path);

        // A model without a limit has 10 to the power of 30 there.
        return ModelJson.Number(json.RootElement, "model_max_length", path) switch
        {
            null or > int.MaxValue => null,
            >= 1 and { } length => (int)length,
            { } length => throw new ModelException(
                $"'model_max_length' in '{path}' is {length}; expected 1 or more."),
        };
    }

    private static int? Least(int? first, int? second) =>
        first is { } one && second is { } other ? Math.Min(one, other) : first ?? second;
}
