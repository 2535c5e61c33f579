using System.Numerics;

namespace Search.Pipeline;

/// <summary>
/// Writes or reads positions as yes-or-no answers and choices; the likelier one is, the less room it takes.
/// </summary>
/// <remarks>
/// One description serves both ways: a writer is given the value and hands it back, a reader ignores what it is given
/// and hands back what was written. Formats are stated once, in terms of this class.
/// </remarks>
internal abstract class PositionCoder
{
    private const int LargestStep = 16;

    /// <summary>Whether values come from the writer's side of this coder.</summary>
    public abstract bool IsWriting { get; }

    public abstract bool Bit(ref BitModel model, bool bit);

    /// <summary>A choice of one of several, which are as likely as their frequencies.</summary>
    /// <param name="frequencies">Above 0 each, together at most <see cref="BitModel.Whole"/>.</param>
    /// <param name="choice">The index of the choice.</param>
    public abstract int Choice(ReadOnlySpan<int> frequencies, int choice);

    /// <summary>A number of up to 16 bits, all of them as likely as each other.</summary>
    public abstract uint Even(int bits, uint value);

    /// <summary>A number from 0.</summary>
    public int Number(NumberModel model, int value)
    {
        var number = Unsigned(model, (uint)value);
        Require(number <= int.MaxValue, "a number is too large");
        return (int)number;
    }

    /// <summary>A number of either sign; those near zero stay short.</summary>
    public int Signed(NumberModel model, int value)
    {
        var number = Unsigned(model, (uint)((value << 1) ^ (value >> 31)));
        return (int)(number >> 1) ^ -(int)(number & 1);
    }

    /// <summary>Says that stored positions are damaged unless a condition holds.</summary>
    /// <exception cref="InvalidDataException">The condition does not hold.</exception>
    public static void Require(bool condition, string whatIsWrong)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The stored positions are damaged: {whatIsWrong}.");
        }
    }

    private uint Unsigned(NumberModel model, uint value)
    {
        var bits = 0;
        var actual = 32 - BitOperations.LeadingZeroCount(value);
        while (bits < 32 && Bit(ref model.IsLonger(bits), actual > bits))
        {
            bits++;
        }

        var leading = bits == 0 ? 0U : 1;
        var rest = Math.Max(0, bits - 1);
        for (var known = 0; known < NumberModel.LearntBits && rest > 0; known++, rest--)
        {
            var bit = (value >> (rest - 1) & 1) != 0;
            leading = leading << 1 | (Bit(ref model.Detail(bits, leading, known), bit) ? 1U : 0);
        }

        for (; rest > 0; rest -= Math.Min(rest, LargestStep))
        {
            var step = Math.Min(rest, LargestStep);
            leading = leading << step | Even(step, value >> (rest - step) & ((1U << step) - 1));
        }

        return leading;
    }
}
