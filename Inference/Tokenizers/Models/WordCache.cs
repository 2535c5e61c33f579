namespace Search.Inference;

/// <summary>
/// Remembers how words were cut. Bounded to 32,768 words and about 4 MB; when it is full it starts over. Half the
/// size does not hold the words of a few hundred Wikipedia articles, and costs half the speed on them.
/// </summary>
internal sealed class WordCache
{
    private const int Slots = 1 << 16;
    private const int MaximumWords = Slots / 2;
    private const int MaximumUnits = 1 << 19;
    private const int MaximumTokens = 1 << 17;

    /// <summary>Longer words are rarely seen twice.</summary>
    private const int LongestWord = 64;

    private Entry[] _entries = [];
    private char[] _units = [];
    private WordToken[] _tokens = [];
    private int _wordCount;
    private int _unitCount;
    private int _tokenCount;

    public bool TryGet(ReadOnlySpan<char> word, out ReadOnlySpan<WordToken> tokens)
    {
        if (_entries.Length > 0 && word.Length <= LongestWord)
        {
            ref readonly var entry = ref _entries[FindSlot(word, SpanHash.Of(word))];
            tokens = _tokens.AsSpan(entry.FirstToken, entry.TokenCount);
            return entry.Length > 0;
        }

        tokens = default;
        return false;
    }

    public void Add(ReadOnlySpan<char> word, ReadOnlySpan<WordToken> tokens)
    {
        if (word.Length > LongestWord)
        {
            return;
        }

        Prepare(word.Length, tokens.Length);
        var hash = SpanHash.Of(word);
        _entries[FindSlot(word, hash)] = new Entry(hash, _unitCount, word.Length, _tokenCount, tokens.Length);
        word.CopyTo(_units.AsSpan(_unitCount));
        tokens.CopyTo(_tokens.AsSpan(_tokenCount));
        _unitCount += word.Length;
        _tokenCount += tokens.Length;
        _wordCount++;
    }

    private void Prepare(int units, int tokens)
    {
        if (_entries.Length == 0)
        {
            _entries = new Entry[Slots];
            _units = new char[MaximumUnits];
            _tokens = new WordToken[MaximumTokens];
        }
        else if (_wordCount == MaximumWords
            || _unitCount + units > MaximumUnits
            || _tokenCount + tokens > MaximumTokens)
        {
            Array.Clear(_entries);
            (_wordCount, _unitCount, _tokenCount) = (0, 0, 0);
        }
    }

    private int FindSlot(ReadOnlySpan<char> word, uint hash)
    {
        var slot = (int)hash & (Slots - 1);
        while (_entries[slot].Length > 0)
        {
            ref readonly var entry = ref _entries[slot];
            if (entry.Hash == hash && word.SequenceEqual(_units.AsSpan(entry.FirstUnit, entry.Length)))
            {
                break;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        return slot;
    }

    private readonly record struct Entry(uint Hash, int FirstUnit, int Length, int FirstToken, int TokenCount);
}
