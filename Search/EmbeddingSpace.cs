using Microsoft.Extensions.AI;
using Search.Inference;
using Search.Pipeline;

namespace Search;

/// <summary>Finds out which vectors a generator makes.</summary>
internal static class EmbeddingSpace
{
    public static async ValueTask<VectorSpace> OfAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, CancellationToken cancellationToken)
    {
        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        var folder = generator.GetService<ModelFolder>();
        var dimensions = metadata?.DefaultModelDimensions
            ?? (await generator.GenerateAsync(["dimensions"], cancellationToken: cancellationToken)
                .ConfigureAwait(false))[0]
                .Vector.Length;
        var name = folder?.Name ?? metadata?.DefaultModelId ?? metadata?.ProviderName
            ?? throw new ArgumentException(
                "The embedding generator does not name its model (EmbeddingGeneratorMetadata.DefaultModelId), so an " +
                "index could " +
                "not know whose vectors it holds.",
                nameof(generator));
        return new VectorSpace(new ModelIdentity(name, folder?.Checksum ?? ""), dimensions);
    }
}
