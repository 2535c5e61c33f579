using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The vector blocks of the segments that are open, each loaded at its first search.</summary>
/// <remarks>
/// A segment never changes but for its deletions. When enough of a block is deleted, it is copied without that, so that
/// memory stays near what the live chunks need.
/// </remarks>
internal sealed class VectorBlocks(int dimensions)
{
    private const double DeletedShareToCopy = 0.1;

    // A key dies with the last reader of its segment, and its block with it.
    private readonly ConditionalWeakTable<object, Slot> _slots = [];

    public VectorBlock Of(AtomicReader segment)
    {
        var slot = _slots.GetValue(segment.CoreCacheKey, _ => new Slot());
        lock (slot.Gate)
        {
            if (slot.Block?.Covers(segment) == false)
            {
                // The snapshot is older than the block. It gets one of its own, and ends soon.
                return VectorBlock.Load(segment, dimensions);
            }

            slot.Block ??= VectorBlock.Load(segment, dimensions);
            if (slot.Block.DeletedShare(segment) > DeletedShareToCopy)
            {
                slot.Block = slot.Block.WithoutDeleted(segment);
            }

            return slot.Block;
        }
    }

    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public VectorBlock? Block { get; set; }
    }
}
