using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The vector blocks of the segments that are open, each loaded at its first search.</summary>
/// <remarks>A segment never changes, so its block is good for as long as any commit uses the segment.</remarks>
internal sealed class VectorBlocks(int dimensions)
{
    // A key dies with the last reader of its segment, and its block with it.
    private readonly ConditionalWeakTable<object, Slot> _slots = [];

    public VectorBlock Of(AtomicReader segment)
    {
        var slot = _slots.GetValue(segment.CoreCacheKey, _ => new Slot());
        lock (slot.Gate)
        {
            return slot.Block ??= VectorBlock.Load(segment, dimensions);
        }
    }

    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public VectorBlock? Block { get; set; }
    }
}
