namespace Search.Pipeline;

/// <summary>Which sizes numbers of one kind have had so far, for <see cref="PositionCoder"/>.</summary>
internal sealed class NumberModel
{
    /// <summary>How many of the bits after the first are learnt; the others are taken as they come.</summary>
    public const int LearntBits = 2;

    private const int Lengths = 33;

    // Few of the models of a map are used, so they take room only then.
    private BitModel[]? _models;

    private BitModel[] Models => _models ??= new BitModel[Lengths * (1 + (1 << LearntBits))];

    /// <summary>Whether a number has more bits than this.</summary>
    public ref BitModel IsLonger(int bits) => ref Models[bits];

    /// <summary>The next bit of a number of a length, after the bits that are known.</summary>
    public ref BitModel Detail(int bits, uint leading, int known) =>
        ref Models[Lengths + (bits << LearntBits) + (known == 0 ? 0 : 1 + (int)(leading & 1))];
}
