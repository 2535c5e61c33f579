namespace Search.Pipeline.Tests.Graphs;

/// <summary>Loops: how they begin, what each turn sees, and how they end.</summary>
internal static class LoopScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(3, "a large graph with forks and loops", Large),
        new(5, "two loops of equal length", () => TwoLoops(longer: false)),
        new(6, "two loops of unequal length", () => TwoLoops(longer: true)),
        new(7, "a loop with two conditional branches", TwoBranchesInALoop),
        new(13, "of two branches, one loops back", OneLoopsBack),
        new(22, "outputs inside a loop that are asked for have their last value", IntermediateInALoop),
        new(34, "a loop in the middle", LoopInTheMiddle),
        new(39, "a loop built in an odd order", OddOrder),
        new(41, "an output of a loop also leaves the loop", OutputLeavesTheLoop),
        new(49, "a loop feeds an outsider in one turn only", OneTurnFeedsAnOutsider),
        new(55, "a loop without end is an error that names it", Unbounded),
        new(57, "a loop in which everyone waits for everyone cannot begin", DeadLoop),
    ];

    private static ScenarioGraph Large()
    {
        var graph = new GraphBuilder();
        var start = graph.Add("start", Parts.Add(2));
        var parity = graph.Add("parity", new Switch<int>(value => value % 2, "even", "odd"));
        var one = graph.Add("one", Parts.Add(1));
        var merge = graph.Add("merge", new First<int>());
        var below = graph.Add("below", new Switch<int>(value => value < 10 ? 0 : 1, "below", "above"));
        var twice = graph.Add("twice", Parts.Double());
        var sum = graph.Add("sum", new All<int, int>(values => values.Sum()));
        var fork = graph.Add("fork", Parts.Add(0));
        var three = graph.Add("three", Parts.Add(3));
        var difference = graph.Add("difference", Parts.Subtract());
        var five = graph.Add("five", Parts.Add(5));
        var four = graph.Add("four", Parts.Add(4));
        var greet = graph.Add("greet", new Scripted<int, string>("number", (number, _) => $"even {number}"));
        graph.Connect(start.Output, parity.Value)
            .Connect(parity.Ways[0], greet.Input).Connect(parity.Ways[1], one.Value)
            .Connect(one.Output, merge.Value).Connect(merge.Output, below.Value)
            .Connect(below.Ways[0], twice.Input).Connect(twice.Output, merge.Value)
            .Connect(below.Ways[1], difference.Input2)
            .Connect(fork.Output, three.Value).Connect(fork.Output, sum.Values).Connect(three.Output, sum.Values)
            .Connect(sum.Output, difference.Input1)
            .Connect(difference.Output, five.Value).Connect(difference.Output, four.Value);
        return new(graph.Build(), new ScenarioRun(new() { { start.Value, 1 }, { fork.Value, 1 } })
        {
            Outputs = ["five.output = -6", "four.output = -7"],
            Visits =
            [
                "start value=1 add=2", "fork value=1 add=0",
                "parity value=3", "three value=1 add=3",
                "one value=3 add=1", "sum values=[1, 4]",
                "merge value=4", "below value=4", "twice value=4",
                "merge value=8", "below value=8", "twice value=8",
                "merge value=16", "below value=16",
                "difference first=5 second=16", "five value=-11 add=5", "four value=-11 add=4",
            ],
        });
    }

    private static ScenarioGraph TwoLoops(bool longer)
    {
        var graph = new GraphBuilder();
        var merge = graph.Add("merge", new First<int>());
        var rest = graph.Add("rest", new Switch<int>(value => value % 3, "zero", "one", "two"));
        var one = graph.Add("one", Parts.Add(1));
        var two = graph.Add("two", Parts.Add(longer ? 1 : 2));
        graph.Connect(merge.Output, rest.Value).Connect(rest.Ways[1], two.Value).Connect(rest.Ways[2], one.Value);
        string[] way = ["two value=4 add=2", "merge value=6", "rest value=6"];
        if (longer)
        {
            var again = graph.Add("again", Parts.Add(1));
            graph.Connect(two.Output, again.Value).Connect(again.Output, merge.Value);
            way = ["two value=4 add=1", "again value=5 add=1", "merge value=6", "rest value=6"];
        }
        else
        {
            graph.Connect(two.Output, merge.Value);
        }

        graph.Connect(one.Output, merge.Value);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { merge.Value, 3 } })
            {
                Outputs = ["rest.zero = 3"], Visits = ["merge value=3", "rest value=3"],
            },
            new ScenarioRun(new() { { merge.Value, 4 } })
            {
                Outputs = ["rest.zero = 6"], Visits = ["merge value=4", "rest value=4", .. way],
            },
            new ScenarioRun(new() { { merge.Value, 5 } })
            {
                Outputs = ["rest.zero = 6"],
                Visits = ["merge value=5", "rest value=5", "one value=5 add=1", "merge value=6", "rest value=6"],
            });
    }

    private static (GraphBuilder Graph, Input<int> Start, OutputSocket[] Outputs) ConditionalLoop()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var merge = graph.Add("merge", new First<int>());
        var ten = graph.Add("ten", new Switch<int>(value => value < 10 ? 0 : 1, "below", "above"));
        var five = graph.Add("five", new Switch<int>(value => value < 5 ? 0 : 1, "below", "above"));
        var twice = graph.Add("twice", Parts.Double());
        var three = graph.Add("three", Parts.Add(3));
        var two = graph.Add("two", Parts.Add(2));
        graph.Connect(one.Output, merge.Value).Connect(merge.Output, ten.Value)
            .Connect(ten.Ways[0], five.Value).Connect(ten.Ways[1], two.Value)
            .Connect(five.Ways[0], twice.Input).Connect(five.Ways[1], three.Value)
            .Connect(twice.Output, merge.Value).Connect(three.Output, merge.Value);
        return (graph, one.Value, [merge.Output, ten.Ways[0], five.Ways[0], twice.Output, three.Output]);
    }

    private static readonly string[] ConditionalVisits =
    [
        "one value=3 add=1", "merge value=4", "ten value=4", "five value=4", "twice value=4",
        "merge value=8", "ten value=8", "five value=8", "three value=8 add=3",
        "merge value=11", "ten value=11", "two value=11 add=2",
    ];

    private static ScenarioGraph TwoBranchesInALoop()
    {
        var (graph, start, _) = ConditionalLoop();
        return new(graph.Build(), new ScenarioRun(new() { { start, 3 } })
        {
            Outputs = ["two.output = 13"],
            Visits = ConditionalVisits,
        });
    }

    private static ScenarioGraph IntermediateInALoop()
    {
        var (graph, start, outputs) = ConditionalLoop();
        return new(graph.Build(), new ScenarioRun(new() { { start, 3 } })
        {
            Include = outputs,
            Outputs =
            [
                "merge.output = 11", "ten.below = 8", "five.below = 4", "twice.output = 8", "three.output = 11",
                "two.output = 13",
            ],
            Visits = ConditionalVisits,
        });
    }

    private static ScenarioGraph OneLoopsBack()
    {
        var graph = new GraphBuilder();
        var zero = graph.Add("zero", Parts.Add(0));
        var merge = graph.Add("merge", new First<int>());
        var sum = graph.Add("sum", new All<int, int>(values => values.Sum()));
        var ten = graph.Add("ten", new Switch<int>(value => value < 10 ? 0 : 1, "below", "above"));
        var one = graph.Add("one", Parts.Add(1));
        var two = graph.Add("two", Parts.Add(2));
        graph.Connect(zero.Output, merge.Value).Connect(merge.Output, ten.Value).Connect(ten.Ways[0], one.Value)
            .Connect(one.Output, merge.Value).Connect(ten.Ways[1], two.Value).Connect(two.Output, sum.Values);
        return new(graph.Build(), new ScenarioRun(new() { { zero.Value, 8 }, { sum.Values, 2 } })
        {
            Outputs = ["sum.output = 14"],
            Visits =
            [
                "zero value=8 add=0", "merge value=8", "ten value=8", "one value=8 add=1",
                "merge value=9", "ten value=9", "one value=9 add=1",
                "merge value=10", "ten value=10", "two value=10 add=2", "sum values=[2, 12]",
            ],
        });
    }

    private static ScenarioGraph LoopInTheMiddle()
    {
        var graph = new GraphBuilder();
        var clean = graph.Add("clean", new Scripted<string, string>("text", (text, _) => text.Trim()));
        var prompt = graph.Add("prompt", new Prompt("{template}|{question}|{wrong}", "template", "wrong"));
        var model = graph.Add("model", new Scripted<string, string>(
            "prompt", (_, visit) => visit == 1 ? "no answer" : "42"));
        var check = graph.Add("check", new Switch<string>(text => text == "no answer" ? 0 : 1, "wrong", "right"));
        var answer = graph.Add("answer", new Prompt("{question} {reply}"));
        graph.Connect(clean.Output, prompt["template"]).Connect(prompt.Output, model.Input)
            .Connect(model.Output, check.Value).Connect(check.Ways[0], prompt["wrong"])
            .Connect(check.Ways[1], answer["reply"]);
        return new(
            graph.Build(),
            new ScenarioRun(new()
            {
                { clean.Input, " T " }, { prompt["question"], "Q?" }, { answer["question"], "Q?" },
            })
            {
                Outputs = ["answer.output = Q? 42"],
                Visits =
                [
                    "clean text= T ", "prompt template=T question=Q? wrong=", "model prompt=T|Q?|",
                    "check value=no answer",
                    // What clean sent was consumed by the first visit; the caller's question stays.
                    "prompt template= question=Q? wrong=no answer", "model prompt=|Q?|no answer", "check value=42",
                    "answer question=Q? reply=42",
                ],
            });
    }

    private static ScenarioGraph OddOrder()
    {
        var graph = new GraphBuilder();
        var end = graph.Add("end", Parts.Add(100));
        var check = graph.Add("check", new Switch<int>(value => value < 3 ? 0 : 1, "again", "done"));
        var one = graph.Add("one", Parts.Add(1));
        var merge = graph.Add("merge", new First<int>());
        graph.Connect(check.Ways[1], end.Value).Connect(check.Ways[0], merge.Value)
            .Connect(one.Output, check.Value).Connect(merge.Output, one.Value);
        return new(graph.Build(), new ScenarioRun(new() { { merge.Value, 1 } })
        {
            Outputs = ["end.output = 103"],
            Visits =
            [
                "merge value=1", "one value=1 add=1", "check value=2", "merge value=2", "one value=2 add=1",
                "check value=3", "end value=3 add=100",
            ],
        });
    }

    private static ScenarioGraph OutputLeavesTheLoop()
    {
        var graph = new GraphBuilder();
        var merge = graph.Add("merge", new First<int>());
        var one = graph.Add("one", Parts.Add(1));
        var check = graph.Add("check", new Switch<int>(value => value < 3 ? 0 : 1, "again", "done"));
        var watch = graph.Add("watch", Parts.Add(0));
        var last = graph.Add("last", Parts.Subtract());
        graph.Connect(merge.Output, one.Value).Connect(one.Output, check.Value).Connect(check.Ways[0], merge.Value)
            .Connect(one.Output, watch.Value).Connect(check.Ways[1], last.Input1).Connect(one.Output, last.Input2);
        return new(graph.Build(), new ScenarioRun(new() { { merge.Value, 1 } })
        {
            Outputs = ["watch.output = 3", "last.output = 0"],
            Visits =
            [
                "merge value=1", "one value=1 add=1", "check value=2", "watch value=2 add=0",
                // The outsider in the middle sees every turn; the one that waits for the end sees the newest value.
                "merge value=2", "one value=2 add=1", "check value=3", "watch value=3 add=0", "last first=3 second=3",
            ],
        });
    }

    private static ScenarioGraph OneTurnFeedsAnOutsider()
    {
        var graph = new GraphBuilder();
        var merge = graph.Add("merge", new First<string>());
        var twice = graph.Add("twice", new Scripted<string, string>("text", (text, _) => text + text));
        var check = graph.Add("check", new Switch<string>(text => text == "aaaa" ? 0 : 1, "exit", "again"));
        var outside = graph.Add("outside", new Prompt("{kept}+{late}"));
        var sieve = graph.Add("sieve", new Switch<string>(text => text == "aa" ? 0 : 1, "kept", "other"));
        graph.Connect(merge.Output, twice.Input).Connect(twice.Output, check.Value)
            .Connect(check.Ways[1], merge.Value).Connect(twice.Output, sieve.Value)
            .Connect(sieve.Ways[0], outside["kept"]).Connect(check.Ways[0], outside["late"]);
        return new(graph.Build(), new ScenarioRun(new() { { merge.Value, "a" } })
        {
            Outputs = ["outside.output = aa+aaaa", "sieve.other = aaaa"],
            Visits =
            [
                "merge value=a", "twice text=a", "check value=aa", "sieve value=aa",
                "merge value=aa", "twice text=aa", "check value=aaaa", "sieve value=aaaa", "outside kept=aa late=aaaa",
            ],
        });
    }

    private static ScenarioGraph Unbounded()
    {
        var graph = new GraphBuilder();
        var merge = graph.Add("merge", new First<int>());
        var one = graph.Add("one", Parts.Add(1));
        var twice = graph.Add("twice", Parts.Double());
        graph.Connect(merge.Output, one.Value).Connect(one.Output, twice.Input).Connect(twice.Output, merge.Value);
        return new(graph.Build(new GraphOptions { MaxVisits = 5 }), new ScenarioRun(new() { { merge.Value, 3 } })
        {
            Failure = "'merge' has been visited 5 times, which is the most that this graph allows. " +
                "The loop is merge → one → twice → merge.",
        });
    }

    private static ScenarioGraph DeadLoop()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{comment}|{wrong}"));
        var check = graph.Add("check", new Switch<string>(_ => 0, "wrong", "right"));
        graph.Connect(prompt.Output, check.Value).Connect(check.Ways[0], prompt["wrong"]);
        return new(graph.Build(), new ScenarioRun(new() { { prompt["comment"], "good" } })
        {
            Failure = "Nothing can run. 'prompt' did not run: it waits for wrong from check.wrong. " +
                "'check' did not run: it waits for value from prompt.output.",
        });
    }
}
