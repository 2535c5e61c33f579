using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>An embedding generator that puts the same words before every text.</summary>
/// <remarks>Disposing it disposes the inner generator, as with every delegating generator.</remarks>
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
        return base.GenerateAsync(values.Select(value => _prompt + value), options, cancellationToken);
    }
}
