using System.Numerics.Tensors;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What a store demands of a write and of a search, checked before anything is touched.</summary>
internal static class UpdateRules
{
    /// <summary>
    /// The length of the longest id, in UTF-16 code units; three bytes each stay below Lucene's term limit.
    /// </summary>
    public const int MaxIdLength = 10_000;

    private const float UnitTolerance = 1e-3f;

    /// <exception cref="ArgumentException">A rule of <see cref="IChunkStore.WriteAsync"/> is broken.</exception>
    public static void Check(
        VectorSpace space, IReadOnlyCollection<SourceUpdate> updates, IReadOnlyCollection<string> removals)
    {
        ArgumentNullException.ThrowIfNull(updates);
        ArgumentNullException.ThrowIfNull(removals);
        var files = new HashSet<string>(StringComparer.Ordinal);
        var chunks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var update in updates)
        {
            CheckSource(update, files);
            foreach (var chunk in update.Chunks)
            {
                CheckChunk(space, update.Source, chunk, chunks);
            }
        }

        if (removals.FirstOrDefault(files.Contains) is { } both)
        {
            throw new ArgumentException($"The file '{both}' is to be written and removed at once.", nameof(removals));
        }
    }

    /// <exception cref="ArgumentException">The vector is not one of the space, of unit length.</exception>
    public static void CheckVector(VectorSpace space, ReadOnlySpan<float> vector, string what)
    {
        if (vector.Length != space.Dimensions)
        {
            throw new ArgumentException($"{what} has {vector.Length} dimensions; the index holds vectors of {space}.");
        }

        // The norm of a vector with NaN or an infinity in it is none of the accepted ones.
        var norm = TensorPrimitives.Norm(vector);
        if (!(Math.Abs(norm - 1) <= UnitTolerance))
        {
            throw new ArgumentException(
                $"{what} has the length {norm}; the index takes vectors of length 1. Divide it by its length.");
        }
    }

    private static void CheckSource(SourceUpdate update, HashSet<string> files)
    {
        CheckId(update.Source.Id, "file");
        if (!files.Add(update.Source.Id))
        {
            throw new ArgumentException($"The file '{update.Source.Id}' stands twice among the updates.");
        }

        if (update.Source.ChunkCount != update.Chunks.Count)
        {
            throw new ArgumentException(
                $"The file '{update.Source.Id}' is said to have {update.Source.ChunkCount} chunks " +
                $"and comes with {update.Chunks.Count}.");
        }
    }

    private static void CheckChunk(
        VectorSpace space, IndexedSource source, EmbeddedChunk embedded, HashSet<string> chunks)
    {
        var chunk = embedded.Chunk;
        CheckId(chunk.Id, "chunk");
        if (!Document.BelongsTo(chunk.DocumentId, source.Id))
        {
            throw new ArgumentException(
                $"The chunk '{chunk.Id}' of the document '{chunk.DocumentId}' stands among those of '{source.Id}'.");
        }

        if (!chunks.Add(chunk.Id))
        {
            throw new ArgumentException($"The chunk '{chunk.Id}' stands twice among the updates.");
        }

        if (chunk.Span.Length != chunk.Text.Length)
        {
            throw new ArgumentException(
                $"The chunk '{chunk.Id}' covers {chunk.Span.Length} characters and its text has {chunk.Text.Length}.");
        }

        CheckVector(space, embedded.Vector.Span, $"The vector of the chunk '{chunk.Id}'");
    }

    private static void CheckId(string id, string what)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaxIdLength || !WellFormed.Is(id))
        {
            throw new ArgumentException(
                $"The id of a {what} must have 1 to {MaxIdLength} characters, without unpaired surrogates; " +
                $"this one has {id?.Length ?? 0}: '{id?[..Math.Min(id.Length, 40)]}'.");
        }
    }
}
