namespace Search.Pipeline.Tests.Graphs;

/// <summary>Inputs with several senders.</summary>
internal static class CollectorScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(19, "many branches of equal length into one collector", EqualLength),
        new(20, "branches of unequal length into one collector", UnequalLength),
        new(28, "conditional branches with several joins", ConditionalJoins),
        new(30, "a collector with some of its inputs", () => PartialInputs(collectorFirst: false)),
        new(31, "a collector with some of its inputs, added before its senders", () => PartialInputs(collectorFirst: true)),
        new(32, "a joiner of answers", AnswerJoiner),
        new(35, "a collector with a conditional input", ConditionalInput),
        new(36, "a collector of strings", Strings),
        new(42, "inputs made at construction, some with defaults", DynamicDefaults),
        new(43, "a collector made at construction that may have nothing", DynamicCollectors),
        new(48, "several outputs of one component into one collector", SeveralOutputs),
        new(51, "three lists are joined in the order of their senders' names", ThreeLists),
        new(52, "a list of the caller's is joined with those that are sent", JoinWithCaller),
    ];

    private static ScenarioGraph EqualLength()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var parity = graph.Add("parity", new Switch<int>(value => value % 2, "even", "odd"));
        var ten = graph.Add("ten", Parts.Add(10));
        var twice = graph.Add("twice", Parts.Double());
        var four = graph.Add("four", Parts.Add(4));
        var sum = graph.Add("sum", new All<int, int>(values => values.Sum()));
        graph.Connect(one.Output, parity.Value).Connect(one.Output, sum.Values)
            .Connect(parity.Ways[0], ten.Value).Connect(ten.Output, sum.Values)
            .Connect(parity.Ways[1], twice.Input).Connect(twice.Output, sum.Values)
            .Connect(parity.Ways[1], four.Value).Connect(four.Output, sum.Values);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { one.Value, 1 } })
            {
                Outputs = ["sum.output = 14"],
                Visits = ["one value=1 add=1", "parity value=2", "ten value=2 add=10", "sum values=[2, 12]"],
            },
            new ScenarioRun(new() { { one.Value, 2 } })
            {
                Outputs = ["sum.output = 16"],
                Visits =
                [
                    "one value=2 add=1", "parity value=3", "twice value=3", "four value=3 add=4",
                    "sum values=[3, 6, 7]",
                ],
            });
    }

    private static ScenarioGraph UnequalLength()
    {
        var graph = new GraphBuilder();
        var sum = graph.Add("sum", new All<int, int>(values => values.Sum()));
        var first = graph.Add("first", Parts.Add(2));
        var second = graph.Add("second", Parts.Add(2));
        var third = graph.Add("third", Parts.Add(2));
        var fourth = graph.Add("fourth", Parts.Add(1));
        graph.Connect(first.Output, second.Value).Connect(second.Output, sum.Values)
            .Connect(first.Output, sum.Values).Connect(third.Output, sum.Values).Connect(sum.Output, fourth.Value);
        return new(graph.Build(), new ScenarioRun(new() { { first.Value, 1 }, { third.Value, 1 } })
        {
            Outputs = ["fourth.output = 12"],
            Visits =
            [
                // In the order of connecting, though the longest branch was connected first.
                "first value=1 add=2", "third value=1 add=2", "second value=3 add=2", "sum values=[5, 3, 3]",
                "fourth value=11 add=1",
            ],
        });
    }

    private static ScenarioGraph ConditionalJoins()
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new Switch<string>(
            query => query.Contains("injection", StringComparison.Ordinal) ? 1 : 0, "legit", "injection"));
        var embedder = graph.Add("embedder", new Scripted<string, int>("text", (text, _) => text.Length));
        var vectors = graph.Add("vectors", new Scripted<int, IReadOnlyList<string>>("vector", (size, _) => [$"v{size}"]));
        var nothing = graph.Add("nothing", new Scripted<string, IReadOnlyList<string>>("query", (_, _) => []));
        var last = graph.Add("last", new Joiner<string>());
        var hybrid = graph.Add("hybrid", new Joiner<string>());
        var ranker = graph.Add("ranker", LambdaComponent.Create(
            "query", "documents", (string _, IReadOnlyList<string> documents) => documents));
        var keywords = graph.Add("keywords", new Scripted<string, IReadOnlyList<string>>("query", (query, _) => [query]));
        graph.Connect(router.Ways[1], nothing.Input).Connect(router.Ways[0], embedder.Input)
            .Connect(embedder.Output, vectors.Input).Connect(router.Ways[0], ranker.Input1)
            .Connect(router.Ways[0], keywords.Input).Connect(keywords.Output, hybrid.Items)
            .Connect(vectors.Output, hybrid.Items).Connect(hybrid.Output, ranker.Input2)
            .Connect(ranker.Output, last.Items).Connect(nothing.Output, last.Items);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { router.Value, "legit" } })
            {
                Outputs = ["last.output = [legit, v5]"],
                Visits =
                [
                    "router value=legit", "embedder text=legit", "keywords query=legit", "vectors vector=5",
                    "hybrid items=[legit, v5]", "ranker query=legit documents=[legit, v5]", "last items=[legit, v5]",
                ],
            },
            new ScenarioRun(new() { { router.Value, "injection" } })
            {
                Outputs = ["last.output = []"],
                Visits = ["router value=injection", "nothing query=injection", "last items=[]"],
            });
    }

    private static ScenarioGraph PartialInputs(bool collectorFirst)
    {
        var graph = new GraphBuilder();
        var joiner = collectorFirst ? graph.Add("joiner", new Joiner<string>()) : null;
        var first = graph.Add("first", new Creator("1"));
        var second = graph.Add("second", new Creator("2"));
        var third = graph.Add("third", new Creator("3"));
        joiner ??= graph.Add("joiner", new Joiner<string>());
        graph.Connect(first.Documents, joiner.Items).Connect(second.Documents, joiner.Items)
            .Connect(third.Documents, joiner.Items);
        string[] Results(string document, string none) =>
            collectorFirst ? [document, none] : [none, document];
        return new(
            graph.Build(),
            new ScenarioRun(new() { { first.Create, true }, { third.Create, true } })
            {
                Outputs = Results("joiner.output = [1, 3]", "second.none = null"),
                Visits = ["first create=True", "second create=False", "third create=True", "joiner items=[1, 3]"],
            },
            new ScenarioRun(new() { { first.Create, true }, { second.Create, true } })
            {
                Outputs = Results("joiner.output = [1, 2]", "third.none = null"),
                Visits = ["first create=True", "second create=True", "third create=False", "joiner items=[1, 2]"],
            });
    }

    private static ScenarioGraph AnswerJoiner()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", LambdaComponent.Create(
            "query", "reply", (string query, string reply) => (IReadOnlyList<Reply>)[new Reply(query, reply)]));
        var two = graph.Add("two", LambdaComponent.Create(
            "query", "reply", (string query, string reply) => (IReadOnlyList<Reply>)[new Reply(query, reply)]));
        var joiner = graph.Add("joiner", new Joiner<Reply>());
        graph.Connect(two.Output, joiner.Items).Connect(one.Output, joiner.Items);
        return new(
            graph.Build(),
            new ScenarioRun(new()
            {
                { one.Input1, "Q" }, { one.Input2, "A" }, { two.Input1, "Q" }, { two.Input2, "B" },
            })
            {
                Outputs = ["joiner.output = [A to Q, B to Q]"],
                Visits = ["one query=Q reply=A", "two query=Q reply=B", "joiner items=[A to Q, B to Q]"],
            });
    }

    private static ScenarioGraph ConditionalInput()
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new Switch<IReadOnlyList<string>>(
            list => list.Count > 1 ? 0 : 1, "long", "short"));
        var lines = graph.Add("lines", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>("items", (list, _) => list));
        var split = graph.Add("split", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "items", (list, _) => [.. list.SelectMany(item => item.Split(','))]));
        var clean = graph.Add("clean", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "items", (list, _) => [.. list.Select(item => item.Trim())]));
        var joiner = graph.Add("joiner", new Joiner<string>());
        graph.Connect(router.Ways[0], lines.Input).Connect(lines.Output, joiner.Items)
            .Connect(split.Output, clean.Input).Connect(clean.Output, joiner.Items).Connect(split.Output, joiner.Items);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { router.Value, ["a, b"] }, { split.Input, ["a, b"] } })
            {
                Outputs = ["router.short = [a, b]", "joiner.output = [a, b, a,  b]"],
                Visits = ["router value=[a, b]", "split items=[a, b]", "clean items=[a,  b]", "joiner items=[a, b, a,  b]"],
            });
    }

    private static ScenarioGraph Strings()
    {
        var graph = new GraphBuilder();
        var first = graph.Add("first", new Prompt("{greeting}"));
        var second = graph.Add("second", new Prompt("{greeting}!"));
        var joiner = graph.Add("joiner", new All<string, IReadOnlyList<string>>(texts => texts));
        graph.Connect(first.Output, joiner.Values).Connect(second.Output, joiner.Values);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { first["greeting"], "hi" }, { second["greeting"], "ho" } })
            {
                Outputs = ["joiner.output = [hi, ho!]"],
                Visits = ["first greeting=hi", "second greeting=ho", "joiner values=[hi, ho!]"],
            });
    }

    private static ScenarioGraph DynamicDefaults()
    {
        var graph = new GraphBuilder();
        var sender = graph.Add("sender", new Prompt("{word}"));
        var prompt = graph.Add("prompt", new Prompt("{a}{b}{c}", "a", "c"));
        graph.Connect(sender.Output, prompt["b"]);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { sender["word"], "x" } })
            {
                Outputs = ["prompt.output = x"], Visits = ["sender word=x", "prompt a= b=x c="],
            },
            new ScenarioRun(new() { { sender["word"], "x" }, { prompt["c"], "y" } })
            {
                Outputs = ["prompt.output = xy"], Visits = ["sender word=x", "prompt a= b=x c=y"],
            });
    }

    private static ScenarioGraph DynamicCollectors()
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new Switch<string>(text => text.Length - 1, "one", "two"));
        var collector = graph.Add("collector", new Template());
        graph.Connect(router.Ways[0], collector.Values).Connect(router.Ways[1], collector.Others);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { router.Value, "a" } })
            {
                Outputs = ["collector.output = a|"], Visits = ["router value=a", "collector values=[a] others=[]"],
            },
            new ScenarioRun(new() { { router.Value, "bb" } })
            {
                Outputs = ["collector.output = |bb"], Visits = ["router value=bb", "collector values=[] others=[bb]"],
            });
    }

    private static ScenarioGraph SeveralOutputs()
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new Switch<string>(text => text.Length - 1, "one", "two"));
        var merge = graph.Add("merge", new First<string>());
        var pair = graph.Add("pair", new Both());
        var all = graph.Add("all", new All<string, string>(values => string.Join('+', values)));
        graph.Connect(router.Ways[0], merge.Value).Connect(router.Ways[1], merge.Value)
            .Connect(merge.Output, pair.Value).Connect(pair.Upper, all.Values).Connect(pair.Lower, all.Values);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { router.Value, "A" } })
            {
                Outputs = ["all.output = A+a"],
                Visits = ["router value=A", "merge value=A", "pair value=A", "all values=[A, a]"],
            },
            new ScenarioRun(new() { { router.Value, "Bb" } })
            {
                Outputs = ["all.output = BB+bb"],
                Visits = ["router value=Bb", "merge value=Bb", "pair value=Bb", "all values=[BB, bb]"],
            });
    }

    private static (GraphBuilder Graph, Joiner<string> Joiner, Prompt[] Senders) Lists()
    {
        var graph = new GraphBuilder();
        var joiner = graph.Add("joiner", new Joiner<string>());
        Prompt[] senders = [.. new[] { "c", "a", "b" }.Select(name => graph.Add(name, new Prompt("{x}")))];
        foreach (var sender in senders)
        {
            graph.Connect(sender.Output, joiner.Items, text => text.Split(' '));
        }

        return (graph, joiner, senders);
    }

    private static ScenarioGraph ThreeLists()
    {
        var (graph, _, senders) = Lists();
        return new(
            graph.Build(),
            new ScenarioRun(new() { { senders[0]["x"], "5 6" }, { senders[1]["x"], "1 2" }, { senders[2]["x"], "3" } })
            {
                Outputs = ["joiner.output = [1, 2, 3, 5, 6]"],
                Visits = ["c x=5 6", "a x=1 2", "b x=3", "joiner items=[1, 2, 3, 5, 6]"],
            });
    }

    private static ScenarioGraph JoinWithCaller()
    {
        var (graph, joiner, senders) = Lists();
        return new(
            graph.Build(),
            new ScenarioRun(new()
            {
                { joiner.Items, ["0"] },
                { senders[0]["x"], "5 6" }, { senders[1]["x"], "1 2" }, { senders[2]["x"], "3" },
            })
            {
                Outputs = ["joiner.output = [0, 1, 2, 3, 5, 6]"],
                Visits = ["c x=5 6", "a x=1 2", "b x=3", "joiner items=[0, 1, 2, 3, 5, 6]"],
            });
    }

    private sealed record Reply(string Query, string Text)
    {
        public override string ToString() => $"{Text} to {Query}";
    }

    private sealed class Creator : GraphComponent
    {
        private readonly string _content;

        public Creator(string content)
        {
            _content = content;
            Create = AddInput("create", false);
            Documents = AddOutput<IReadOnlyList<string>>("documents");
            None = AddOutput<string?>("none");
        }

        public Input<bool> Create { get; }

        public Output<IReadOnlyList<string>> Documents { get; }

        public Output<string?> None { get; }

        public override ValueTask RunAsync(ComponentVisit visit)
        {
            if (visit.Get(Create))
            {
                visit.Set(Documents, [_content]);
            }
            else
            {
                visit.Set(None, null);
            }

            return ValueTask.CompletedTask;
        }
    }

    private sealed class Template : GraphComponent
    {
        public Template()
        {
            Values = AddCollectAll<string>("values", isMandatory: false);
            Others = AddCollectAll<string>("others", isMandatory: false);
            Output = AddOutput<string>("output");
        }

        public CollectAllInput<string> Values { get; }

        public CollectAllInput<string> Others { get; }

        public Output<string> Output { get; }

        public override ValueTask RunAsync(ComponentVisit visit)
        {
            visit.Set(Output, $"{string.Concat(visit.Get(Values))}|{string.Concat(visit.Get(Others))}");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Both : GraphComponent
    {
        public Both()
        {
            Value = AddInput<string>("value");
            Lower = AddOutput<string>("lower");
            Upper = AddOutput<string>("upper");
        }

        public Input<string> Value { get; }

        public Output<string> Lower { get; }

        public Output<string> Upper { get; }

        public override ValueTask RunAsync(ComponentVisit visit)
        {
            visit.Set(Lower, visit.Get(Value).ToLowerInvariant());
            visit.Set(Upper, visit.Get(Value).ToUpperInvariant());
            return ValueTask.CompletedTask;
        }
    }
}
