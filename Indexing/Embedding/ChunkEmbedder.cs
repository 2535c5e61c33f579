using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives chunks their vectors.</summary>
/// <remarks>Thread-safe when its generator is. The generator is the one for passages.</remarks>
public sealed class ChunkEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    /// <summary>An embedder over a generator, which stays the caller's.</summary>
    public ChunkEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        _generator = generator;
    }

    /// <summary>Embeds chunks in one call of the generator.</summary>
    /// <returns>The chunks with unit vectors, in the same order.</returns>
    /// <exception cref="InvalidOperationException">
    /// The generator returned another number of vectors, or one of zeros or of numbers that are not finite.
    /// </exception>
    public async ValueTask<IReadOnlyList<EmbeddedChunk>> EmbedAsync(
        IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        if (chunks.Count == 0)
        {
            return [];
        }

        var vectors = await _generator
            .GenerateAsync(chunks.Select(chunk => chunk.Text).ToArray(), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        if (vectors.Count != chunks.Count)
        {
            throw new InvalidOperationException(
                $"The embedding generator returned {vectors.Count} vectors for {chunks.Count} texts.");
        }

        return [.. chunks.Select((chunk, i) => new EmbeddedChunk(chunk, Unit(vectors[i].Vector, chunk)))];
    }

    private static ReadOnlyMemory<float> Unit(ReadOnlyMemory<float> vector, Chunk chunk)
    {
        var norm = TensorPrimitives.Norm(vector.Span);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new InvalidOperationException(
                $"The embedding generator returned a vector of length {norm} for the chunk '{chunk.Id}'.");
        }

        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector.Span, norm, unit);
        return unit;
    }
}
