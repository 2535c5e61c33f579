using System.Collections;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The chunks of a document, each made when it is asked for.</summary>
/// <remarks>
/// Of a chunk it keeps sixteen bytes; the text of all chunks together would be that of the document once more. Whoever
/// needs a chunk twice keeps it.
/// </remarks>
internal sealed class ChunkList(Document document, int capacity = 0) : IReadOnlyList<Chunk>
{
    private readonly CodePointCounter _counted = new(document.Text);
    private readonly List<Entry> _entries = new(capacity);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public Chunk this[int index]
    {
        get
        {
            var entry = _entries[index];
            var chunk = Chunk.Of(document, new TextSpan(entry.Start, entry.End), index, entry.CodePointStart);
            return entry.IsOversized ? chunk with { IsOversized = true } : chunk;
        }
    }

    /// <summary>Adds the chunk of a window; windows come in the order of their starts.</summary>
    public void Add(TextSpan span, bool isOversized = false) =>
        _entries.Add(new Entry(span.Start, span.End, _counted.CountBefore(span.Start), isOversized));

    /// <inheritdoc/>
    public IEnumerator<Chunk> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private readonly record struct Entry(int Start, int End, int CodePointStart, bool IsOversized);
}
