using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>An embedding generator that costs nothing: a vector made of the text's characters.</summary>
internal sealed class CharacterEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 384;

    /// <summary>The space of the vectors.</summary>
    public static VectorSpace Space { get; } = new(new ModelIdentity("characters", ""), Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(Embed)));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("characters", null, "characters", Dimensions)
            : null;

    public void Dispose()
    {
    }

    private static Embedding<float> Embed(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        foreach (var c in text)
        {
            vector[c % Dimensions]++;
        }

        return new Embedding<float>(vector);
    }
}
