namespace Search.Inference;

/// <summary>How to make the encodings of a batch equally long.</summary>
public sealed class TokenPadding
{
    private readonly int? _length;
    private readonly int _multipleOf = 1;

    /// <summary>Id of the padding token. Default 0, BERT's.</summary>
    public int Id { get; init; }

    /// <summary>Segment id of padding. Default 0.</summary>
    public int TypeId { get; init; }

    /// <summary>Where padding is put. Default <see cref="TokenSide.Right"/>.</summary>
    public TokenSide Side { get; init; }

    /// <summary>The least length, or null, the default, for the length of the batch's longest encoding.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? Length
    {
        get => _length;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.GetValueOrDefault(), nameof(value));
            _length = value;
        }
    }

    /// <summary>Rounds the length up to a multiple of this number. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MultipleOf
    {
        get => _multipleOf;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _multipleOf = value;
        }
    }

    /// <summary>Pads every encoding of a batch in place; those that are longer already stay as they are.</summary>
    /// <param name="batch">The encodings, which are changed.</param>
    public void Pad(IReadOnlyList<TokenEncoding> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var length = _length ?? batch.Select(encoding => encoding.Count).DefaultIfEmpty().Max();
        length = checked((int)(((long)length + _multipleOf - 1) / _multipleOf * _multipleOf));
        foreach (var encoding in batch)
        {
            encoding.Pad(Math.Max(0, length - encoding.Count), Side == TokenSide.Left, Id, TypeId);
        }
    }
}
