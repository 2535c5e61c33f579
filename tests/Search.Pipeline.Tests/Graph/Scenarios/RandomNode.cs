using System.Collections.Concurrent;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>A component of inputs and outputs by chance; what it sends depends on what it sees and on nothing else.</summary>
internal sealed class RandomNode : GraphComponent
{
    private readonly int _seed;
    private readonly List<Func<ComponentVisit, int>> _read = [];
    private readonly List<Output<int>> _numbers = [];
    private readonly Output<IReadOnlyList<int>> _list;

    public RandomNode(int seed, Random random)
    {
        _seed = seed;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            AddSome($"i{i}", random.Next(6));
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            _numbers.Add(AddOutput<int>($"o{i}"));
        }

        _list = AddOutput<IReadOnlyList<int>>("list");
    }

    /// <summary>Where the names of components go as they begin.</summary>
    public static AsyncLocal<ConcurrentQueue<string>?> Started { get; } = new();

    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        Started.Value?.Enqueue(visit.ComponentName);
        if (Pace.Current is { } pace)
        {
            await pace.WaitAsync(visit.CancellationToken);
        }

        var hash = _seed;
        foreach (var read in _read)
        {
            hash = unchecked((hash * 31) + read(visit));
            hash ^= hash >>> 13;
            hash = unchecked(hash * 0x5bd1e995);
        }

        for (var i = 0; i < _numbers.Count; i++)
        {
            // Now and then nothing is sent, so that branches are skipped and loops end.
            if (((hash >>> (8 + (2 * i))) & 3) != 0)
            {
                visit.Set(_numbers[i], (hash >>> 16) & 15);
            }
        }

        if (((hash >>> 5) & 1) == 0)
        {
            visit.Set(_list, [hash & 7]);
        }
    }

    private void AddSome(string name, int kind)
    {
        switch (kind)
        {
            case 0:
                var one = AddInput<int>(name);
                _read.Add(visit => visit.Get(one));
                break;
            case 1 or 2:
                var optional = AddInput(name, -1);
                _read.Add(visit => visit.Get(optional));
                break;
            case 3:
                var first = AddCollectFirst<int>(name);
                _read.Add(visit => visit.Get(first));
                break;
            case 4:
                var all = AddCollectAll<int>(name, isMandatory: _seed % 2 == 0);
                _read.Add(visit => visit.Get(all).Aggregate(7, (sum, value) => (sum * 3) + value));
                break;
            default:
                var joined = AddJoin<int>(name, isMandatory: _seed % 2 == 0);
                _read.Add(visit => visit.Get(joined).Aggregate(5, (sum, value) => (sum * 3) + value));
                break;
        }
    }
}
