namespace Search.Pipeline.Tests.Graphs;

/// <summary>Chains and branches.</summary>
internal static class BranchScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(1, "an empty graph gives nothing", Empty),
        new(2, "a chain runs in its order, not in that of adding", Chain),
        new(9, "of two branches that do not merge, one runs", TwoApart),
        new(10, "three branches that do not merge all run", ThreeApart),
        new(11, "two branches of unequal length merge", TwoMerged),
        new(12, "branches that merge beside branches that do not", Mixed),
        new(15, "one output goes to several inputs", FanOut),
    ];

    private static ScenarioGraph Empty() => new(new GraphBuilder().Build(), new ScenarioRun([]));

    private static ScenarioGraph Chain()
    {
        var graph = new GraphBuilder();
        var first = graph.Add("first", Parts.Add(2));
        var last = graph.Add("last", Parts.Add(1));
        var twice = graph.Add("twice", Parts.Double());
        graph.Connect(first.Output, twice.Input).Connect(twice.Output, last.Value);
        return new(graph.Build(), new ScenarioRun([])
        {
            Inputs = new() { { first.Value, 1 } },
            Outputs = ["last.output = 7"],
            Visits = ["first value=1 add=2", "twice value=3", "last value=6 add=1"],
        });
    }

    private static ScenarioGraph TwoApart()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var parity = graph.Add("parity", new Switch<int>(value => value % 2, "even", "odd"));
        var ten = graph.Add("ten", Parts.Add(10));
        var twice = graph.Add("twice", Parts.Double());
        var three = graph.Add("three", Parts.Add(3));
        graph.Connect(one.Output, parity.Value)
            .Connect(parity.Ways[0], ten.Value).Connect(parity.Ways[1], twice.Input).Connect(ten.Output, three.Value);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { one.Value, 1 } })
            {
                Outputs = ["three.output = 15"],
                Visits = ["one value=1 add=1", "parity value=2", "ten value=2 add=10", "three value=12 add=3"],
            },
            new ScenarioRun(new() { { one.Value, 2 } })
            {
                Outputs = ["twice.output = 6"],
                Visits = ["one value=2 add=1", "parity value=3", "twice value=3"],
            });
    }

    private static ScenarioGraph ThreeApart()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var ten = graph.Add("ten", Parts.Add(10));
        var twice = graph.Add("twice", Parts.Double());
        var three = graph.Add("three", Parts.Add(3));
        var again = graph.Add("again", Parts.Add(1));
        graph.Connect(one.Output, ten.Value).Connect(one.Output, twice.Input).Connect(one.Output, three.Value)
            .Connect(three.Output, again.Value);
        return new(graph.Build(), new ScenarioRun(new() { { one.Value, 1 } })
        {
            Outputs = ["ten.output = 12", "twice.output = 4", "again.output = 6"],
            Visits =
            [
                "one value=1 add=1", "ten value=2 add=10", "twice value=2", "three value=2 add=3",
                "again value=5 add=1",
            ],
        });
    }

    private static ScenarioGraph TwoMerged()
    {
        var graph = new GraphBuilder();
        var first = graph.Add("first", Parts.Add(2));
        var second = graph.Add("second", Parts.Add(2));
        var third = graph.Add("third", Parts.Add(2));
        var difference = graph.Add("difference", Parts.Subtract());
        var fourth = graph.Add("fourth", Parts.Add(1));
        graph.Connect(first.Output, second.Value).Connect(second.Output, difference.Input1)
            .Connect(third.Output, difference.Input2).Connect(difference.Output, fourth.Value);
        return new(graph.Build(), new ScenarioRun(new() { { first.Value, 1 }, { third.Value, 1 } })
        {
            Outputs = ["fourth.output = 3"],
            Visits =
            [
                "first value=1 add=2", "third value=1 add=2", "second value=3 add=2", "difference first=5 second=3",
                "fourth value=2 add=1",
            ],
        });
    }

    private static ScenarioGraph Mixed()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var parity = graph.Add("parity", new Switch<int>(value => value % 2, "even", "odd"));
        var ten = graph.Add("ten", Parts.Add(10));
        var twice = graph.Add("twice", Parts.Double());
        var four = graph.Add("four", Parts.Add(4));
        var left = graph.Add("left", Parts.Add(1));
        var right = graph.Add("right", Parts.Add(1));
        var difference = graph.Add("difference", Parts.Subtract());
        graph.Connect(one.Output, parity.Value).Connect(parity.Ways[0], four.Value)
            .Connect(parity.Ways[1], twice.Input).Connect(parity.Ways[1], ten.Value)
            .Connect(ten.Output, difference.Input1).Connect(twice.Output, difference.Input2)
            .Connect(four.Output, left.Value).Connect(four.Output, right.Value);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { one.Value, 1 }, { left.Summand, 2 }, { right.Summand, 3 } })
            {
                Outputs = ["left.output = 8", "right.output = 9"],
                Visits =
                [
                    "one value=1 add=1", "parity value=2", "four value=2 add=4", "left value=6 add=2",
                    "right value=6 add=3",
                ],
            },
            new ScenarioRun(new() { { one.Value, 2 }, { left.Summand, 2 }, { right.Summand, 3 } })
            {
                Outputs = ["difference.output = 7"],
                Visits =
                [
                    "one value=2 add=1", "parity value=3", "ten value=3 add=10", "twice value=3",
                    "difference first=13 second=6",
                ],
            });
    }

    private static ScenarioGraph FanOut()
    {
        var graph = new GraphBuilder();
        var messages = graph.Add("messages", new Joiner<string>());
        var reply = graph.Add("reply", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "messages", (list, _) => [$"reply to {list.Count}"]));
        var asked = graph.Add("asked", new Scripted<IEnumerable<object>, string>(
            "items", (list, _) => string.Join('+', list)));
        var said = graph.Add("said", new Scripted<IReadOnlyList<string>, string>(
            "items", (list, _) => string.Join('+', list)));
        graph.Connect(messages.Output, reply.Input).Connect(messages.Output, asked.Input)
            .Connect(reply.Output, said.Input);
        return new(graph.Build(), new ScenarioRun(new() { { messages.Items, ["system", "user"] } })
        {
            Outputs = ["asked.output = system+user", "said.output = reply to 2"],
            Visits =
            [
                "messages items=[system, user]", "reply messages=[system, user]", "asked items=[system, user]",
                "said items=[reply to 2]",
            ],
        });
    }
}
