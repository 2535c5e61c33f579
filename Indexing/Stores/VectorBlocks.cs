using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Search.Indexing;

/// <summary>The vector blocks of the segments that are open, each loaded at its first search.</summary>
/// <remarks>
/// A segment never changes but for its deletions. When enough of a block is deleted, it is copied without that, so that
/// memory stays near what the live chunks need; one with a graph waits until its new graph is built.
/// </remarks>
internal sealed class VectorBlocks(int dimensions, GraphFiles files, VectorSearchOptions options)
{
    /// <summary>The share of deleted rows above which a block is copied.</summary>
    public const double MostDeletedShare = 0.1;

    // A key dies with the last reader of its segment, and its block with it.
    private readonly ConditionalWeakTable<object, Slot> _slots = [];

    /// <summary>The name of a segment, which no other of the index has or will have.</summary>
    public static string NameOf(AtomicReader segment) => ((SegmentReader)segment).SegmentName;

    public VectorBlock Of(AtomicReader segment)
    {
        var slot = SlotOf(segment);
        lock (slot.Gate)
        {
            if (slot.Block?.Covers(segment) == false)
            {
                // The snapshot is older than the block. It gets one of its own, and ends soon.
                return VectorBlock.Load(segment, dimensions, saved: null);
            }

            slot.Block ??= VectorBlock.Load(segment, dimensions, Saved(segment));
            if (slot.Block.Graph is null && slot.Block.DeletedShare(segment) > MostDeletedShare)
            {
                slot.Block = slot.Block.WithoutDeleted(segment);
            }

            return slot.Block;
        }
    }

    /// <summary>Puts a block in the place of another, unless somebody has done that already.</summary>
    public void Replace(AtomicReader segment, VectorBlock block, VectorBlock successor)
    {
        var slot = SlotOf(segment);
        lock (slot.Gate)
        {
            if (slot.Block == block)
            {
                slot.Block = successor;
            }
        }
    }

    private Slot SlotOf(AtomicReader segment) => _slots.GetValue(segment.CoreCacheKey, _ => new Slot());

    private SavedGraph? Saved(AtomicReader segment)
    {
        var saved = options.Method == VectorMethod.Exact ? null : files.Open(NameOf(segment));
        return saved?.Options == options.Graph ? saved : null;
    }

    private sealed class Slot
    {
        public Lock Gate { get; } = new();

        public VectorBlock? Block { get; set; }
    }
}
