using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>An embedding generator that puts the same words before every text.</summary>
/// <remarks>
/// A <see cref="TransformerEmbeddingGenerator"/> below it is told which words these are, under
/// <see cref="TransformerEmbeddingGenerator.PromptKey"/>, for the models that do not count them in pooling. Disposing
/// it disposes the inner generator, as with every delegating generator.
/// </remarks>
public sealed class PromptedEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly string _prompt;

    /// <summary>
    /// Puts <paramref name="prompt"/> before every text that goes to <paramref name="innerGenerator"/>.
    /// </summary>
    public PromptedEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, string prompt)
        : base(innerGenerator)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        _prompt = prompt;
    }

    /// <inheritdoc/>
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (InnerGenerator.GetService(typeof(TransformerEmbeddingGenerator)) is not null)
        {
            options = options?.Clone() ?? new EmbeddingGenerationOptions();
            (options.AdditionalProperties ??= [])[TransformerEmbeddingGenerator.PromptKey] = _prompt;
        }

        return base.GenerateAsync(values.Select(Prepend), options, cancellationToken);
    }

    // A null stays one, so that the generator below names its place.
    private string Prepend(string value) => value is null ? value! : _prompt + value;
}
