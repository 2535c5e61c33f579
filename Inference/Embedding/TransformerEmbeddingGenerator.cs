using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>Sentence embeddings by an ONNX model of the BERT family, on this machine.</summary>
/// <remarks>
/// Thread-safe. Pooling, normalisation, prompts and the longest input come from the model's files. Texts are embedded
/// as they are given; see <see cref="EmbeddingGeneratorPrompts"/> for the prompts. An int8 model's vectors move a
/// little with what else is in the batch (cosine above 0.98), a float32 model's do not. Any number of texts takes the
/// memory of the model, of one batch and of the vectors. Under Microsoft.Extensions.AI's telemetry it gives the
/// model's name, the number of dimensions and the tokens; <see cref="InferenceTelemetry"/> has the figures below that.
/// </remarks>
public sealed partial class TransformerEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Names the number of tokens that were cut off, in an embedding's additional properties.</summary>
    public const string CutTokensKey = "cut_tokens";

    /// <summary>Names the number of windows of a long text, in an embedding's additional properties.</summary>
    public const string WindowsKey = "windows";

    /// <summary>Names the number of padding tokens, in the additional counts of the usage.</summary>
    public const string PaddingTokensKey = "padding_tokens";

    /// <summary>Names the number of batches, in the additional counts of the usage.</summary>
    public const string BatchesKey = "batches";

    /// <summary>
    /// Names the words that stand before every text, in the additional properties of the options. They are not put
    /// there because of it: it says how much of a text is its prompt, for models whose pooling leaves prompts out.
    /// </summary>
    public const string PromptKey = "prompt";

    private readonly TransformerModel _model;
    private readonly EmbeddingConfiguration _configuration;
    private readonly TransformerEmbeddingOptions _options;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly EmbeddingHead _head;

    private TransformerEmbeddingGenerator(
        TransformerModel model, EmbeddingConfiguration configuration, TransformerEmbeddingOptions options)
    {
        _model = model;
        _configuration = configuration;
        _options = options;
        _head = EmbeddingHead.Choose(model, configuration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            options.Dimensions ?? 1, _head.Dimensions, nameof(TransformerEmbeddingOptions.Dimensions));
        Dimensions = options.Dimensions ?? _head.Dimensions;
        _metadata = new EmbeddingGeneratorMetadata("onnx", null, model.Folder.Name, Dimensions);
    }

    /// <summary>The number of components of a vector, where a call does not ask for fewer.</summary>
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
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of range, such as more dimensions than the model has.
    /// </exception>
    public static TransformerEmbeddingGenerator Load(ModelFolder folder, TransformerEmbeddingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new TransformerEmbeddingOptions();
        options.Validate();
        var configuration = EmbeddingConfiguration.Read(folder);
        var model = TransformerModel.Load(folder, options.Model with { Scales = options.Scales });
        try
        {
            return new TransformerEmbeddingGenerator(model, configuration, options);
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
    /// <see cref="EmbeddingGenerationOptions.ModelId"/> must be this model's, if given;
    /// <see cref="EmbeddingGenerationOptions.Dimensions"/> is from 1 to <see cref="Dimensions"/>: the first components
    /// of each vector, scaled to unit length again where the model's vectors are of unit length.
    /// </param>
    /// <param name="cancellationToken">Stops the work, also inside a batch.</param>
    /// <returns>
    /// A vector for each text, in the order of the texts. The usage has the number of tokens, and among its additional
    /// counts <see cref="PaddingTokensKey"/> and <see cref="BatchesKey"/>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A text is null, has no tokens at all, or is too long and to be refused, or an option is not this model's.
    /// </exception>
    /// <exception cref="ModelException">The runtime failed.</exception>
    /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(options);
        var texts = values as IReadOnlyList<string> ?? [.. values];
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null)
            {
                throw new ArgumentException($"The text at index {i} is null.", nameof(values));
            }
        }

        return await Task.Run(() => Generate(texts, options, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
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

    /// <summary>Frees the model. Calls that have begun end as usual or with an exception.</summary>
    public void Dispose() => _model.Dispose();

    private void Check(EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimensions && dimensions > Dimensions)
        {
            throw new ArgumentException(
                $"The model {Folder.Name} makes 1 to {Dimensions} dimensions, not {dimensions}.", nameof(options));
        }

        if (options?.ModelId is { } model && model != Folder.Name)
        {
            throw new ArgumentException($"This generator runs the model {Folder.Name}, not {model}.", nameof(options));
        }
    }
}
