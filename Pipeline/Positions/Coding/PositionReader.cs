namespace Search.Pipeline;

/// <summary>Reads what <see cref="PositionWriter"/> wrote, and trusts nothing of it.</summary>
internal sealed class PositionReader : PositionCoder
{
    private readonly byte[] _bytes;
    private uint _code;
    private uint _range = uint.MaxValue;
    private int _position;

    public PositionReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        for (var i = 0; i < PositionWriter.Tail; i++)
        {
            _code = _code << 8 | NextByte();
        }
    }

    public override bool IsWriting => false;

    public override bool Bit(ref BitModel model, bool bit)
    {
        var yes = model.Chance;
        var isYes = Find(BitModel.Whole) < yes;
        model.Learn(isYes);
        Narrow(isYes ? 0 : yes, isYes ? yes : BitModel.Whole - yes, BitModel.Whole);
        return isYes;
    }

    public override int Choice(ReadOnlySpan<int> frequencies, int choice)
    {
        var total = 0;
        foreach (var frequency in frequencies)
        {
            total += frequency;
        }

        var place = Find((uint)total);
        var (found, before) = (0, 0);
        while (before + frequencies[found] <= place)
        {
            before += frequencies[found++];
        }

        Narrow((uint)before, (uint)frequencies[found], (uint)total);
        return found;
    }

    public override uint Even(int bits, uint value)
    {
        var found = Find(1U << bits);
        Narrow(found, 1, 1U << bits);
        return found;
    }

    private uint Find(uint total) => Math.Min(_code / (_range / total), total - 1);

    private void Narrow(uint start, uint size, uint total)
    {
        var part = _range / total;
        _code -= part * start;
        _range = part * size;
        while (_range < PositionWriter.Smallest)
        {
            _range <<= 8;
            _code = _code << 8 | NextByte();
        }
    }

    private byte NextByte()
    {
        Require(_position < _bytes.Length + PositionWriter.Tail, "they end too early");
        var value = _position < _bytes.Length ? _bytes[_position] : (byte)0;
        _position++;
        return value;
    }
}
