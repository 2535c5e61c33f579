namespace Search.Pipeline;

/// <summary>Writes positions as one number that narrows down with every answer: a range coder with carry.</summary>
/// <remarks>
/// After G. N. N. Martin, "Range encoding: an algorithm for removing redundancy from a digitised message", 1979.
/// </remarks>
internal sealed class PositionWriter : PositionCoder
{
    internal const uint Smallest = 1 << 24;

    /// <summary>How many bytes of zero a reader may have to add at the end.</summary>
    internal const int Tail = 4;

    private readonly List<byte> _bytes = [];
    private ulong _low;
    private uint _range = uint.MaxValue;
    private byte _held;
    private int _heldCount = 1;

    public override bool IsWriting => true;

    public override bool Bit(ref BitModel model, bool bit)
    {
        var yes = model.Chance;
        model.Learn(bit);
        Narrow(bit ? 0 : yes, bit ? yes : BitModel.Whole - yes, BitModel.Whole);
        return bit;
    }

    public override int Choice(ReadOnlySpan<int> frequencies, int choice)
    {
        var (before, total) = (0, 0);
        for (var i = 0; i < frequencies.Length; i++)
        {
            before = i == choice ? total : before;
            total += frequencies[i];
        }

        Narrow((uint)before, (uint)frequencies[choice], (uint)total);
        return choice;
    }

    public override uint Even(int bits, uint value)
    {
        Narrow(value, 1, 1U << bits);
        return value;
    }

    /// <summary>All that was written; the last thing to ask for.</summary>
    public byte[] ToArray(byte first)
    {
        // Of the numbers that are left, the one that ends in the most zeros.
        var largest = _low + _range - 1;
        for (var zeros = 32; zeros > 0; zeros--)
        {
            var candidate = largest >> zeros << zeros;
            if (candidate >= _low)
            {
                _low = candidate;
                break;
            }
        }

        for (var i = 0; i <= Tail; i++)
        {
            Shift();
        }

        // The byte that was held from the start took no carry and says nothing: the caller's stands in its place.
        var end = _bytes.Count;
        for (var i = 0; i < Tail && end > 1 && _bytes[end - 1] == 0; i++)
        {
            end--;
        }

        _bytes[0] = first;
        return [.. _bytes[..end]];
    }

    private void Narrow(uint start, uint size, uint total)
    {
        var part = _range / total;
        _low += (ulong)part * start;
        _range = part * size;
        while (_range < Smallest)
        {
            _range <<= 8;
            Shift();
        }
    }

    // A byte of 255 waits, since a carry may still run through it.
    private void Shift()
    {
        if ((uint)_low < 0xFF000000 || _low > uint.MaxValue)
        {
            var carry = (byte)(_low >> 32);
            for (; _heldCount > 0; _heldCount--)
            {
                _bytes.Add((byte)(_held + carry));
                _held = 0xFF;
            }

            _held = (byte)(_low >> 24);
        }

        _heldCount++;
        _low = (uint)_low << 8;
    }
}
