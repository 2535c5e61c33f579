namespace Search.Inference;

/// <summary>What the files of a sentence-transformers model say about pooling, length and prompts.</summary>
internal sealed record EmbeddingConfiguration
{
    public required PoolingMode Pooling { get; init; }

    public required bool Normalize { get; init; }

    public required int MaxTokens { get; init; }

    public required EmbeddingPrompts Prompts { get; init; }

    public static EmbeddingConfiguration Read(ModelFolder folder)
    {
        var modules = ReadModules(folder);
        return new EmbeddingConfiguration
        {
            Pooling = ReadPooling(folder),
            Normalize = modules.Contains("Normalize"),
            MaxTokens = ReadMaxTokens(folder),
            Prompts = ReadPrompts(folder),
        };
    }

    private static List<string> ReadModules(ModelFolder folder)
    {
        if (folder.Find("modules.json") is not { } path)
        {
            // A bare encoder: what sentence-transformers does with one is mean pooling and nothing after it.
            return [];
        }

        using var json = ModelJson.Open(path);
        if (json.RootElement.ValueKind != System.Text.Json.JsonValueKind.Array)
        {
            throw new ModelException($"'{path}' holds {json.RootElement.ValueKind}; expected a list of modules.");
        }

        var kinds = json.RootElement.EnumerateArray()
            .Select(module => (ModelJson.String(module, "type", path) ?? "").Split('.')[^1])
            .ToList();
        return kinds.Find(kind => kind is not ("Transformer" or "Pooling" or "Normalize")) is { } unknown
            ? throw new ModelException(
                $"'{path}' has a module '{unknown}'; only Transformer, Pooling and Normalize are supported.")
            : kinds;
    }

    private static PoolingMode ReadPooling(ModelFolder folder)
    {
        if (folder.Find("1_Pooling/config.json") is not { } path)
        {
            return PoolingMode.Mean;
        }

        using var json = ModelJson.Open(path);
        if (json.RootElement.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            throw new ModelException(
                $"'{path}' holds {json.RootElement.ValueKind}; expected an object with a pooling mode.");
        }

        var chosen = json.RootElement.EnumerateObject()
            .Where(property => property.Name.StartsWith("pooling_mode_", StringComparison.Ordinal)
                && ModelJson.Flag(json.RootElement, property.Name, path))
            .Select(property => property.Name)
            .ToList();
        return chosen switch
        {
            ["pooling_mode_cls_token"] => PoolingMode.FirstToken,
            ["pooling_mode_mean_tokens"] => PoolingMode.Mean,
            ["pooling_mode_max_tokens"] => PoolingMode.Max,
            _ => throw new ModelException(
                $"'{path}' asks for {(chosen.Count == 0 ? "no pooling" : string.Join(" and ", chosen))}; expected " +
                "one of " +
                "pooling_mode_cls_token, pooling_mode_mean_tokens, pooling_mode_max_tokens."),
        };
    }

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
