namespace Search.Pipeline;

/// <summary>Counts about how many bits values would take, and writes nothing.</summary>
internal sealed class PositionCost : PositionCoder
{
    public override bool IsWriting => true;

    /// <summary>The bits so far.</summary>
    public double Bits { get; private set; }

    // The models are those of the writer and learn only when something is written.
    public override bool Bit(ref BitModel model, bool bit)
    {
        var chance = (double)model.Chance / BitModel.Whole;
        Bits -= Math.Log2(bit ? chance : 1 - chance);
        return bit;
    }

    public override int Choice(ReadOnlySpan<int> frequencies, int choice)
    {
        var total = 0;
        foreach (var frequency in frequencies)
        {
            total += frequency;
        }

        Bits += Math.Log2((double)total / frequencies[choice]);
        return choice;
    }

    public override uint Even(int bits, uint value)
    {
        Bits += bits;
        return value;
    }
}
