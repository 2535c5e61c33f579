namespace Search.Inference;

/// <summary>What the files of a sentence-transformers model say about pooling, length and prompts.</summary>
internal sealed record EmbeddingConfiguration
{
    /// <summary>How tokens are pooled; null when the files name no pooling, so that the graph has to do it.</summary>
    public required PoolingConfiguration? Pooling { get; init; }

    public required bool Normalize { get; init; }

    /// <summary>A step that only the graph itself can take, or null.</summary>
    public required string? NeedsGraph { get; init; }

    public required int MaxTokens { get; init; }

    public required EmbeddingPrompts Prompts { get; init; }

    public static EmbeddingConfiguration Read(ModelFolder folder)
    {
        var modules = EmbeddingModules.Read(folder);
        return new EmbeddingConfiguration
        {
            Pooling = ReadPooling(folder, modules),
            Normalize = modules?.Contains(EmbeddingModules.Normalize) ?? false,
            NeedsGraph = EmbeddingModules.NeedsGraph(modules ?? []),
            MaxTokens = ReadMaxTokens(folder),
            Prompts = ReadPrompts(folder),
        };
    }

    private static PoolingConfiguration? ReadPooling(ModelFolder folder, IReadOnlyList<string>? modules) =>
        modules is null ? PoolingConfiguration.Read(folder) ?? PoolingConfiguration.Mean
        : !modules.Contains(EmbeddingModules.Pooling) ? null
        : PoolingConfiguration.Read(folder)
            ?? throw new ModelException(
                $"The model '{folder.FullPath}' has a module Pooling, but no file " +
                $"{PoolingConfiguration.Folder}/config.json.");

    private static int ReadMaxTokens(ModelFolder folder)
    {
        var stated = folder.Configuration.MaxTokens;
        if (folder.Find("sentence_bert_config.json") is { } path)
        {
            using var json = ModelJson.Open(path);
            var sentence = ModelJson.Integer(json.RootElement, "max_seq_length", path);
            stated = sentence is { } length && stated is { } longest ? Math.Min(length, longest) : sentence ?? stated;
        }

        return stated is { } tokens and > 2
            ? tokens
            : throw new ModelException(
                $"The files of the model '{folder.FullPath}' give no longest input: add max_position_embeddings to " +
                "config.json.");
    }

    private static EmbeddingPrompts ReadPrompts(ModelFolder folder)
    {
        if (folder.Find("config_sentence_transformers.json") is not { } path)
        {
            return EmbeddingPrompts.None;
        }

        using var json = ModelJson.Open(path);
        if (ModelJson.Property(json.RootElement, "prompts", path) is not { } prompts)
        {
            return EmbeddingPrompts.None;
        }

        return new EmbeddingPrompts(
            ModelJson.String(prompts, "query", path) ?? "",
            ModelJson.String(prompts, "passage", path) ?? ModelJson.String(prompts, "document", path) ?? "");
    }
}
