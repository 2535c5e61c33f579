namespace Search.Inference;

/// <summary>The tokens of one text or of a pair, as parallel columns of equal length.</summary>
/// <remarks>
/// A buffer to be filled again and again: once it has grown to the longest text, filling it allocates nothing. Spans
/// taken from it are valid until it is cleared, filled or padded. Not thread-safe.
/// </remarks>
public sealed class TokenEncoding
{
    private const int InitialCapacity = 64;

    private int[] _ids = [];
    private int[] _typeIds = [];
    private int[] _attentionMask = [];
    private int[] _words = [];
    private sbyte[] _sequences = [];
    private TokenOffset[] _offsets = [];

    /// <summary>Number of tokens, special tokens and padding included.</summary>
    public int Count { get; private set; }

    /// <summary>Vocabulary ids.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>Segment ids: 0, or 1 for the second text of a pair where the model distinguishes the two.</summary>
    public ReadOnlySpan<int> TypeIds => _typeIds.AsSpan(0, Count);

    /// <summary>1 for a token, 0 for padding.</summary>
    public ReadOnlySpan<int> AttentionMask => _attentionMask.AsSpan(0, Count);

    /// <summary>0 for a token of the first text, 1 of the second, −1 for added special tokens and padding.</summary>
    public ReadOnlySpan<sbyte> Sequences => _sequences.AsSpan(0, Count);

    /// <summary>
    /// Places in the original text of the token's sequence; (0, 0) for added special tokens and padding.
    /// </summary>
    public ReadOnlySpan<TokenOffset> Offsets => _offsets.AsSpan(0, Count);

    /// <summary>
    /// Index of the word, as the pre-tokenizer split the token's sequence, from 0; −1 for added special tokens.
    /// </summary>
    public ReadOnlySpan<int> Words => _words.AsSpan(0, Count);

    /// <summary>
    /// Whether a token was added around the text, or is padding; a special token written out in the text is not.
    /// </summary>
    /// <param name="index">Index of the token.</param>
    /// <returns>True when <see cref="Sequences"/> is −1 there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public bool IsSpecial(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _sequences[index] < 0;
    }

    /// <summary>Removes all tokens and keeps the memory.</summary>
    public void Clear() => Count = 0;

    internal Span<TokenOffset> MutableOffsets => _offsets.AsSpan(0, Count);

    internal void Reserve(int count)
    {
        if (_ids.Length >= count)
        {
            return;
        }

        var capacity = Math.Max(count, Math.Max(InitialCapacity, _ids.Length * 2));
        Array.Resize(ref _ids, capacity);
        Array.Resize(ref _typeIds, capacity);
        Array.Resize(ref _attentionMask, capacity);
        Array.Resize(ref _words, capacity);
        Array.Resize(ref _sequences, capacity);
        Array.Resize(ref _offsets, capacity);
    }

    internal void AddSpecial(int id, int typeId) => Add(id, typeId, -1, default, -1);

    internal void Add(int id, int typeId, sbyte sequence, TokenOffset offset, int word)
    {
        Reserve(Count + 1);
        _ids[Count] = id;
        _typeIds[Count] = typeId;
        _attentionMask[Count] = 1;
        _sequences[Count] = sequence;
        _offsets[Count] = offset;
        _words[Count] = word;
        Count++;
    }

    internal void AddRange(
        ReadOnlySpan<int> ids, ReadOnlySpan<TokenOffset> offsets, ReadOnlySpan<int> words, int typeId, sbyte sequence)
    {
        Reserve(Count + ids.Length);
        ids.CopyTo(_ids.AsSpan(Count));
        offsets.CopyTo(_offsets.AsSpan(Count));
        words.CopyTo(_words.AsSpan(Count));
        _typeIds.AsSpan(Count, ids.Length).Fill(typeId);
        _attentionMask.AsSpan(Count, ids.Length).Fill(1);
        _sequences.AsSpan(Count, ids.Length).Fill(sequence);
        Count += ids.Length;
    }

    internal void Pad(int count, bool left, int id, int typeId)
    {
        Reserve(Count + count);
        var at = left ? 0 : Count;
        if (left)
        {
            MoveRight(count);
        }

        _ids.AsSpan(at, count).Fill(id);
        _typeIds.AsSpan(at, count).Fill(typeId);
        _attentionMask.AsSpan(at, count).Clear();
        _sequences.AsSpan(at, count).Fill(-1);
        _offsets.AsSpan(at, count).Clear();
        _words.AsSpan(at, count).Fill(-1);
        Count += count;
    }

    private void MoveRight(int by)
    {
        _ids.AsSpan(0, Count).CopyTo(_ids.AsSpan(by));
        _typeIds.AsSpan(0, Count).CopyTo(_typeIds.AsSpan(by));
        _attentionMask.AsSpan(0, Count).CopyTo(_attentionMask.AsSpan(by));
        _sequences.AsSpan(0, Count).CopyTo(_sequences.AsSpan(by));
        _offsets.AsSpan(0, Count).CopyTo(_offsets.AsSpan(by));
        _words.AsSpan(0, Count).CopyTo(_words.AsSpan(by));
    }
}
