namespace Search.Inference;

/// <summary>Reads which function a cross-encoder of sentence-transformers was published with.</summary>
internal static class CrossEncoderActivation
{
    /// <summary>The function that <c>config.json</c> names, else a sigmoid.</summary>
    /// <exception cref="ModelException">The file names a function that is not known here.</exception>
    public static ScoreFunction Read(ModelFolder folder)
    {
        var path = Path.Combine(folder.FullPath, "config.json");
        using var json = ModelJson.Open(path);
        var root = json.RootElement;

        // The place since version 4 of sentence-transformers, and the place before.
        var name = ModelJson.Property(root, "sentence_transformers", path) is { } settings
            ? ModelJson.String(settings, "activation_fn", path)
            : ModelJson.String(root, "sbert_ce_default_activation_function", path);
        return name?.Split('.')[^1] switch
        {
            null or "Sigmoid" => ScoreFunction.Sigmoid,
            "Identity" => ScoreFunction.Identity,
            _ => throw new ModelException(
                $"'{path}' names the activation '{name}'; expected one that ends in Sigmoid or Identity. Set " +
                $"{nameof(CrossEncoderOptions.Scores)} to use the model all the same."),
        };
    }
}
