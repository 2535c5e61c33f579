namespace Search.Inference;

/// <summary>How to cut what is longer than a model can read.</summary>
public sealed class TokenTruncation
{
    private readonly int _maxLength = DefaultMaxLength;
    private readonly int _stride;

    /// <summary>512 tokens, the number of positions of BERT (Devlin et al. 2019).</summary>
    public const int DefaultMaxLength = 512;

    /// <summary>Most tokens of an encoding, special tokens included. Default <see cref="DefaultMaxLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxLength
    {
        get => _maxLength;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxLength = value;
        }
    }

    /// <summary>Tokens that a window repeats from the one before. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Stride
    {
        get => _stride;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _stride = value;
        }
    }

    /// <summary>Which text of a pair is cut. Default <see cref="TruncationStrategy.LongestFirst"/>.</summary>
    public TruncationStrategy Strategy { get; init; }

    /// <summary>Where it is cut. Default <see cref="TokenSide.Right"/>.</summary>
    public TokenSide Side { get; init; }
}
