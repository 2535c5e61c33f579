using System.Runtime.InteropServices;

namespace Search.Inference;

/// <summary>Tokens and their ids, looked up by spans through an open-addressed table.</summary>
internal sealed class Vocabulary
{
    private readonly List<string> _tokens;
    private readonly List<int> _ids;
    private readonly Dictionary<int, string> _sparse = [];
    private readonly string?[] _dense;
    private int[] _slots = new int[64];
    private uint[] _hashes = new uint[64];

    public Vocabulary(int capacity)
    {
        _tokens = new List<string>(capacity);
        _ids = new List<int>(capacity);
        // A file may give ids with gaps; those beyond twice its size go to a dictionary, so that one id costs no array.
        _dense = new string?[(capacity * 2) + 64];
    }

    /// <summary>Number of distinct tokens.</summary>
    public int Count => _tokens.Count;

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

        _tokens.Add(token);
        _ids.Add(id);
        Index(token);
        return true;
    }

    public bool TryGetId(ReadOnlySpan<char> token, out int id)
    {
        var hash = SpanHash.Of(token);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_hashes[slot] == hash)
            {
                var entry = _slots[slot] - 1;
                if (token.SequenceEqual(CollectionsMarshal.AsSpan(_tokens)[entry]))
                {
                    id = CollectionsMarshal.AsSpan(_ids)[entry];
                    return true;
                }
            }
        }

        id = -1;
        return false;
    }

    public string? GetToken(int id)
    {
        if ((uint)id < (uint)_dense.Length)
        {
            return _dense[id];
        }

        return _sparse.GetValueOrDefault(id);
    }

    /// <summary>All tokens with their ids, in the order in which they were added.</summary>
    public IEnumerable<(string Token, int Id)> Entries => _tokens.Zip(_ids);

    private void Index(string token)
    {
        if (_tokens.Count * 2 > _slots.Length)
        {
            Rehash();
        }
        else
        {
            Place(token, _tokens.Count);
        }
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        _hashes = new uint[_slots.Length];
        for (var i = 0; i < _tokens.Count; i++)
        {
            Place(_tokens[i], i + 1);
        }
    }

    private void Place(string token, int entry)
    {
        var hash = SpanHash.Of(token);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = entry;
        _hashes[slot] = hash;
    }
}
