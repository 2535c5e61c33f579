namespace Search.Retrieval;

/// <summary>The constants of BM25.</summary>
public sealed record Bm25Options
{
    /// <summary>The formula. Default <see cref="Bm25Variant.Okapi"/>.</summary>
    public Bm25Variant Variant { get; init; }

    /// <summary>How soon further occurrences of a word stop counting, from 0. Default 1.5.</summary>
    public double K1 { get; init; } = 1.5;

    /// <summary>How much the length of a document counts, 0 to 1. Default 0.75.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>
    /// What a common word counts in <see cref="Bm25Variant.Okapi"/>, as a share of the mean word. Default 0.25.
    /// </summary>
    public double Epsilon { get; init; } = 0.25;

    /// <summary>
    /// δ of <see cref="Bm25Variant.L"/> and <see cref="Bm25Variant.Plus"/>, from 0. Null: 0.5 and 1.
    /// </summary>
    public double? Delta { get; init; }

    internal void Check()
    {
        if (!Enum.IsDefined(Variant))
        {
            throw new ArgumentOutOfRangeException(nameof(Variant), Variant, "There is no such formula.");
        }

        Require(K1 is >= 0 and < double.PositiveInfinity, nameof(K1), K1);
        Require(B is >= 0 and <= 1, nameof(B), B);
        Require(double.IsFinite(Epsilon), nameof(Epsilon), Epsilon);
        Require(Delta is null or (>= 0 and < double.PositiveInfinity), nameof(Delta), Delta);
    }

    private static void Require(bool condition, string name, object? value)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, "The constant is out of its range.");
        }
    }
}
