using Microsoft.Extensions.AI;

namespace Search.Inference;

/// <summary>An embedding generator whose vectors are stored in another form.</summary>
/// <remarks>Disposing it disposes the inner generator, as with every delegating generator.</remarks>
internal sealed class ConvertingEmbeddingGenerator<TEmbedding>(
    IEmbeddingGenerator<string, Embedding<float>> inner, Func<Embedding<float>, TEmbedding> convert)
    : IEmbeddingGenerator<string, TEmbedding>
    where TEmbedding : Embedding
{
    public async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var embeddings = await inner.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        return new GeneratedEmbeddings<TEmbedding>(embeddings.Select(Convert))
        {
            Usage = embeddings.Usage,
            AdditionalProperties = embeddings.AdditionalProperties,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : inner.GetService(serviceType, serviceKey);
    }

    public void Dispose() => inner.Dispose();

    private TEmbedding Convert(Embedding<float> embedding)
    {
        var converted = convert(embedding);
        converted.ModelId = embedding.ModelId;
        converted.CreatedAt = embedding.CreatedAt;
        foreach (var property in embedding.AdditionalProperties ?? [])
        {
            (converted.AdditionalProperties ??= [])[property.Key] = property.Value;
        }

        return converted;
    }
}
