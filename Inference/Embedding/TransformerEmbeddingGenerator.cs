using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>Sentence embeddings by an ONNX model of the BERT family, on this machine.</summary>
/// <remarks>
/// Thread-safe. Pooling, normalisation, prompts and the longest input come from the model's files. Texts are embedded
/// as they are given; see <see cref="EmbeddingGeneratorPrompts"/> for the prompts. An int8 model's vectors move a
/// little with what else is in the batch (cosine above 0.99), a float32 model's do not.
/// </remarks>
public sealed class TransformerEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Names the number of tokens that were cut off, in an embedding's additional properties.</summary>
    public const string CutTokensKey = "cut_tokens";

    private readonly TransformerModel _model;
    private readonly EmbeddingConfiguration _configuration;
    private readonly TransformerEmbeddingOptions _options;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly string _output;

    private TransformerEmbeddingGenerator(
        TransformerModel model, EmbeddingConfiguration configuration, TransformerEmbeddingOptions options,
        string output)
    {
        _model = model;
        _configuration = configuration;
        _options = options;
        _output = output;
        Dimensions = Probe();
        _metadata = new EmbeddingGeneratorMetadata("onnx", null, model.Folder.Name, Dimensions);
    }

    /// <summary>The number of components of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>The longest input in tokens, special tokens included.</summary>
    public int MaxTokens => _configuration.MaxTokens;

    /// <summary>The model's folder.</summary>
    public ModelFolder Folder => _model.Folder;

    /// <summary>The model's tokenizer.</summary>
    public Tokenizer Tokenizer => _model.Tokenizer;

    /// <summary>Loads the model in a folder.</summary>
    /// <exception cref="ModelException">The folder is no usable embedding model; the message says why.</exception>
    /// <exception cref="TokenizerException">The tokenizer file is malformed or holds something unsupported.</exception>
    public static TransformerEmbeddingGenerator Load(ModelFolder folder, TransformerEmbeddingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new TransformerEmbeddingOptions();
        options.Validate();
        var configuration = EmbeddingConfiguration.Read(folder);
        var model = TransformerModel.Load(folder, options.Model);
        try
        {
            return new TransformerEmbeddingGenerator(model, configuration, options, OutputOf(model));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Embeds texts, in batches of like length.</summary>
    /// <param name="values">The texts; an empty one is embedded like any other.</param>
    /// <param name="options">
    /// <see cref="EmbeddingGenerationOptions.ModelId"/> and <see cref="EmbeddingGenerationOptions.Dimensions"/> must be
    /// this model's, if given.
    /// </param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>A vector for each text, in the order of the texts, with the number of tokens in its usage.</returns>
    /// <exception cref="ArgumentException">
    /// A text is null, too long and to be refused, or an option is not this model's.
    /// </exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(options);
        var texts = values as IReadOnlyList<string> ?? [.. values];
        return await Task.Run(() => Generate(texts, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(EmbeddingPrompts) ? _configuration.Prompts
            : serviceType == typeof(ModelFolder) ? Folder
            : serviceType == typeof(Tokenizer) ? Tokenizer
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private static string OutputOf(TransformerModel model) =>
        model.Outputs.Contains("last_hidden_state") ? "last_hidden_state"
        : model.Outputs.Contains("token_embeddings") ? "token_embeddings"
        : throw new ModelException(
            $"The model '{model.Folder.FullPath}' has no output last_hidden_state or token_embeddings but " +
            $"{string.Join(", ", model.Outputs)}; it cannot embed.");

    private int Probe()
    {
        using var output = _model.Run([Tokenizer.Encode("")], [_output]);
        return (int)output[_output].Dimensions[^1];
    }

    private void Check(EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimensions && dimensions != Dimensions)
        {
            throw new ArgumentException(
                $"The model {Folder.Name} makes {Dimensions} dimensions, not {dimensions}.", nameof(options));
        }

        if (options?.ModelId is { } model && model != Folder.Name)
        {
            throw new ArgumentException($"This generator runs the model {Folder.Name}, not {model}.", nameof(options));
        }
    }

    private GeneratedEmbeddings<Embedding<float>> Generate(
        IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var encodings = new TokenEncoding[texts.Count];
        var embeddings = new Embedding<float>[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            embeddings[i] = new Embedding<float>(ReadOnlyMemory<float>.Empty) { ModelId = Folder.Name };
            encodings[i] = Encode(texts[i], i, embeddings[i]);
        }

        var batches = LengthBatches.Plan(
            [.. encodings.Select(encoding => encoding.Count)], _options.MaxBatchTokens, _options.MaxBatchRows);
        foreach (var batch in batches)
        {
            Embed(batch, encodings, embeddings, cancellationToken);
        }

        return new GeneratedEmbeddings<Embedding<float>>(embeddings)
        {
            Usage = Usage(encodings.Sum(encoding => (long)encoding.Count)),
        };
    }

    private static UsageDetails Usage(long tokens) => new() { InputTokenCount = tokens, TotalTokenCount = tokens };

    private TokenEncoding Encode(string text, int index, Embedding<float> embedding)
    {
        if (text is null)
        {
            throw new ArgumentException($"The text at index {index} is null.", nameof(text));
        }

        var encoding = Tokenizer.Encode(text);
        var surplus = encoding.Count - MaxTokens;
        if (surplus <= 0)
        {
            return encoding;
        }

        if (_options.LongTexts == LongTextPolicy.Refuse)
        {
            throw new ArgumentException(
                $"The text at index {index} has {encoding.Count} tokens; the model {Folder.Name} reads {MaxTokens}. " +
                "Split it.",
                nameof(text));
        }

        embedding.AdditionalProperties = new AdditionalPropertiesDictionary { [CutTokensKey] = surplus };
        return Tokenizer.EncodeWindows(text, MaxTokens, stride: 0)[0];
    }

    private void Embed(
        int[] batch, TokenEncoding[] encodings, Embedding<float>[] embeddings, CancellationToken cancellationToken)
    {
        using var output = _model.Run([.. batch.Select(i => encodings[i])], [_output], cancellationToken);
        var tensor = output[_output];
        for (var row = 0; row < batch.Length; row++)
        {
            var vector = new float[Dimensions];
            TokenPooling.Pool(tensor.Row(row), encodings[batch[row]].Count, _configuration.Pooling, vector);
            if (_configuration.Normalize)
            {
                TokenPooling.Normalize(vector);
            }

            embeddings[batch[row]].Vector = vector;
        }
    }
}
