using System.Runtime.CompilerServices;

namespace Search.Inference;

/// <summary>The tokens of one sequence before special tokens are added and anything is cut.</summary>
internal sealed class TokenBuffer
{
    private int[] _ids = new int[128];
    private TokenOffset[] _offsets = new TokenOffset[128];
    private int[] _words = new int[128];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>
    /// Places in the text under normalisation at first; <see cref="MapToOriginal"/> turns them around.
    /// </summary>
    public ReadOnlySpan<TokenOffset> Offsets => _offsets.AsSpan(0, Count);

    public ReadOnlySpan<int> Words => _words.AsSpan(0, Count);

    /// <summary>Index of the piece that is being read, given to every token added.</summary>
    public int Word { get; set; }

    /// <summary>White space at either end of each token; filled only for post-processors that trim.</summary>
    public List<TokenMargin> Margins { get; } = [];

    public void Clear()
    {
        (Count, Word) = (0, 0);
        Margins.Clear();
    }

    /// <summary>Takes back the tokens from an index on.</summary>
    public void RemoveFrom(int index) => Count = index;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id, int start, int end)
    {
        if (Count == _ids.Length)
        {
            Grow();
        }

        _ids[Count] = id;
        _offsets[Count] = new TokenOffset(start, end);
        _words[Count] = Word;
        Count++;
    }

    public void MapToOriginal(AlignedText text)
    {
        if (text.IsUnmoved)
        {
            return;
        }

        foreach (ref var offset in _offsets.AsSpan(0, Count))
        {
            offset = offset.Start < offset.End
                ? new TokenOffset(text.StartOf(offset.Start), text.EndOf(offset.End - 1))
                : offset;
        }
    }

    private void Grow()
    {
        Array.Resize(ref _ids, Count * 2);
        Array.Resize(ref _offsets, Count * 2);
        Array.Resize(ref _words, Count * 2);
    }
}
