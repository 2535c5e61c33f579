using System.Collections;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Chunks with vectors that lie in a file; a chunk with its vector is made when it is asked for.</summary>
/// <remarks>Whoever needs one twice keeps it. The file goes when nobody holds the list any more.</remarks>
/// <param name="chunks">The chunks.</param>
/// <param name="vectors">Their vectors, in the same order.</param>
internal sealed class EmbeddedChunkList(IReadOnlyList<Chunk> chunks, VectorSpill vectors) : IReadOnlyList<EmbeddedChunk>
{
    /// <inheritdoc/>
    public int Count => vectors.Count;

    /// <inheritdoc/>
    public EmbeddedChunk this[int index] => new(chunks[index], vectors.Read(index));

    /// <inheritdoc/>
    public IEnumerator<EmbeddedChunk> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
