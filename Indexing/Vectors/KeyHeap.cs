using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Indexing;

/// <summary>Numbers of which the smallest can be taken at any time: a binary heap in an array that grows.</summary>
internal sealed class KeyHeap
{
    private ulong[] _keys = new ulong[256];

    public int Count { get; private set; }

    /// <summary>The smallest; the heap must not be empty.</summary>
    public ulong Smallest => _keys[0];

    /// <summary>All numbers, in no order.</summary>
    public Span<ulong> Keys => _keys.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(ulong key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
        }

        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 1;
            if (Unsafe.Add(ref keys, parent) <= key)
            {
                break;
            }

            Unsafe.Add(ref keys, at) = Unsafe.Add(ref keys, parent);
            at = parent;
        }

        Unsafe.Add(ref keys, at) = key;
    }

    /// <summary>Puts a number in the place of the smallest.</summary>
    public void ReplaceSmallest(ulong key) => Sink(key);

    /// <summary>Takes the smallest out.</summary>
    public ulong TakeSmallest()
    {
        var smallest = _keys[0];
        var last = _keys[--Count];
        if (Count > 0)
        {
            Sink(last);
        }

        return smallest;
    }

    private void Sink(ulong key)
    {
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && Unsafe.Add(ref keys, child + 1) < Unsafe.Add(ref keys, child))
            {
                child++;
            }

            if (Unsafe.Add(ref keys, child) >= key)
            {
                break;
            }

            Unsafe.Add(ref keys, at) = Unsafe.Add(ref keys, child);
            at = child;
        }

        Unsafe.Add(ref keys, at) = key;
    }
}
