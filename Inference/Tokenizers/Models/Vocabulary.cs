namespace Search.Inference;

/// <summary>Tokens and their ids, looked up by spans through an open-addressed table.</summary>
internal sealed class Vocabulary
{
    /// <summary>Larger ids are refused; the largest vocabularies in use have a fiftieth of it.</summary>
    public const int MaximumId = (1 << 24) - 1;

    private readonly List<(string Token, int Id)> _entries;
    private readonly Dictionary<int, string> _sparse = [];
    private readonly string?[] _dense;
    private Slot[] _slots = new Slot[64];

    public Vocabulary(int capacity)
    {
        _entries = new List<(string, int)>(capacity);
        // A file may give ids with gaps; those beyond twice its size go to a dictionary, so that one id costs no array.
        _dense = new string?[(capacity * 2) + 64];
    }

    /// <summary>Number of distinct tokens.</summary>
    public int Count => _entries.Count;

    /// <summary>All tokens with their ids, in the order in which they were added.</summary>
    public IReadOnlyList<(string Token, int Id)> Entries => _entries;

    /// <summary>Adds a token; false when the token or its id is there already.</summary>
    public bool TryAdd(string token, int id)
    {
        if (TryGetId(token, out _) || GetToken(id) is not null)
        {
            return false;
        }

        if (id < _dense.Length)
        {
            _dense[id] = token;
        }
        else
        {
            _sparse.Add(id, token);
        }

        _entries.Add((token, id));
        if (_entries.Count * 2 > _slots.Length)
        {
            Rehash();
        }
        else
        {
            Place(token, id);
        }

        return true;
    }

    public bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        var slots = _slots;
        var hash = SpanHash.Of(token);
        for (var at = (int)hash & (slots.Length - 1);; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.Token is null)
            {
                id = -1;
                return false;
            }

            if (slot.Hash == hash && token.SequenceEqual(slot.Token))
            {
                id = slot.Id;
                return true;
            }
        }
    }

    public string? GetToken(int id) => (uint)id < (uint)_dense.Length ? _dense[id] : _sparse.GetValueOrDefault(id);

    private void Rehash()
    {
        _slots = new Slot[_slots.Length * 2];
        foreach (var (token, id) in _entries)
        {
            Place(token, id);
        }
    }

    private void Place(string token, int id)
    {
        var hash = SpanHash.Of(token);
        var at = (int)hash & (_slots.Length - 1);
        while (_slots[at].Token is not null)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        _slots[at] = new Slot(token, hash, id);
    }

    private readonly record struct Slot(string? Token, uint Hash, int Id);
}
