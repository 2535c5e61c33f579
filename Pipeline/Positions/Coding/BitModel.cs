namespace Search.Pipeline;

/// <summary>How likely the next answer to a yes-or-no question is yes, learnt from the answers so far.</summary>
/// <remarks>Whole numbers only, so that writer and reader agree on every machine. The default is even odds.</remarks>
internal struct BitModel
{
    /// <summary>What the chances of yes and no add up to.</summary>
    public const uint Whole = 1 << 16;

    private const int Half = 1 << 15;

    // Later answers move the odds by one part in this many at least, so that the model keeps learning.
    private const int Memory = 30;

    // An answer costs at least 1/360 bit: what a reader is led to make of damaged bytes stays in bounds.
    private const int Margin = 128;

    private short _lean;
    private byte _seen;

    /// <summary>The chance of yes, in parts of <see cref="Whole"/>.</summary>
    public readonly uint Chance => (uint)Math.Clamp(Half + _lean, Margin, (int)Whole - Margin);

    public void Learn(bool answer)
    {
        var target = answer ? short.MaxValue : short.MinValue;
        _lean += (short)((target - _lean) * 2 / ((2 * _seen) + 3));
        _seen += (byte)(_seen < Memory ? 1 : 0);
    }
}
