using System.Collections;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>Chunks of which each is told when it is taken by its place, which is how a store writes them.</summary>
internal sealed class WatchedChunks(IReadOnlyList<EmbeddedChunk> chunks, Action<int> taken)
    : IReadOnlyList<EmbeddedChunk>
{
    public int Count => chunks.Count;

    public EmbeddedChunk this[int index]
    {
        get
        {
            taken(index);
            return chunks[index];
        }
    }

    public IEnumerator<EmbeddedChunk> GetEnumerator() => chunks.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
