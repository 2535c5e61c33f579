namespace Search.Pipeline;

/// <summary>Which components can send to which, directly or through others.</summary>
internal sealed class Reachability
{
    private readonly ulong[] _bits;
    private readonly int _words;

    public Reachability(int nodes, IEnumerable<(int From, int To)> edges)
    {
        _words = (nodes + 63) / 64;
        _bits = new ulong[nodes * _words];
        foreach (var (from, to) in edges)
        {
            _bits[(from * _words) + (to / 64)] |= 1UL << (to % 64);
        }

        // Warshall: what reaches a node reaches all that the node reaches.
        for (var through = 0; through < nodes; through++)
        {
            for (var from = 0; from < nodes; from++)
            {
                if (from != through && Reaches(from, through))
                {
                    Unite(from, through);
                }
            }
        }
    }

    /// <summary>Whether there is a way of at least one connection.</summary>
    public bool Reaches(int from, int to) => (_bits[(from * _words) + (to >> 6)] & (1UL << (to & 63))) != 0;

    private void Unite(int into, int other)
    {
        for (var word = 0; word < _words; word++)
        {
            _bits[(into * _words) + word] |= _bits[(other * _words) + word];
        }
    }
}
