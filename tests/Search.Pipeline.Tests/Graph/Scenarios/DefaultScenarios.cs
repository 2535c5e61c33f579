namespace Search.Pipeline.Tests.Graphs;

/// <summary>Inputs with defaults: when they are used, and when a component waits instead.</summary>
internal static class DefaultScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(4, "a single input with a default", SingleDefault),
        new(8, "inputs declared at construction", Declared),
        new(14, "a component that tries to change its input changes nothing for others", TriesToChange),
        new(16, "a first collector after a component with defaults", FirstAfterDefaults),
        new(17, "a component with defaults only waits for what is on its way", OnlyDefaults),
        new(18, "a component with defaults only begins, then a loop feeds it", OnlyDefaultsThenALoop),
        new(21, "outputs in the middle that are asked for", Intermediate),
        new(23, "several outputs of one component are asked for", SeveralSockets),
        new(24, "a sender sends nothing and the default is used", () => SendsNothing(withCaller: false)),
        new(25, "a sender sends nothing and the caller gives another input", () => SendsNothing(withCaller: true)),
        new(26, "the same in a loop", SendsNothingInALoop),
        new(27, "components with defaults only, added in another order", OutOfOrder),
        new(33, "an optional input in the middle and one from the caller", OptionalInTheMiddle),
        new(50, "blocked for lack of an input: what there is, and a warning", Blocked),
        new(56, "a component sets an output that is not its own", Undeclared),
        new(58, "a conversion that fails names its connection's sender", FailingConversion),
    ];

    private static ScenarioGraph SingleDefault()
    {
        var graph = new GraphBuilder();
        var sum = graph.Add("sum", LambdaComponent.Create("a", new Parameter<int>("b", 2), (int a, int b) => a + b));
        return new(
            graph.Build(),
            new ScenarioRun(new() { { sum.Input1, 40 }, { sum.Input2, 30 } })
            {
                Outputs = ["sum.output = 70"], Visits = ["sum a=40 b=30"],
            },
            new ScenarioRun(new() { { sum.Input1, 40 } })
            {
                Outputs = ["sum.output = 42"], Visits = ["sum a=40 b=2"],
            });
    }

    private static ScenarioGraph Declared()
    {
        var graph = new GraphBuilder();
        var hello = graph.Add("hello", new Scripted<string, string>("word", (word, _) => $"Hello, {word}!"));
        var text = graph.Add("text", new Prompt("{before} {greeting} {after}", "before", "after"));
        var words = graph.Add("words", new Scripted<string, IReadOnlyList<string>>(
            "sentence", (sentence, _) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        graph.Connect(hello.Output, text["greeting"]).Connect(text.Output, words.Input);
        return new(
            graph.Build(),
            new ScenarioRun(new() { { hello.Input, "Ada" } })
            {
                Outputs = ["words.output = [Hello,, Ada!]"],
                Visits =
                [
                    "hello word=Ada", "text before= greeting=Hello, Ada! after=", "words sentence= Hello, Ada! ",
                ],
            },
            new ScenarioRun(new() { { hello.Input, "Ada" }, { text["before"], "Received:" } })
            {
                Outputs = ["words.output = [Received:, Hello,, Ada!]"],
                Visits =
                [
                    "hello word=Ada", "text before=Received: greeting=Hello, Ada! after=",
                    "words sentence=Received: Hello, Ada! ",
                ],
            });
    }

    private static ScenarioGraph TriesToChange()
    {
        var graph = new GraphBuilder();
        var joiner = graph.Add("joiner", new Joiner<string>());
        var rude = graph.Add("rude", new Scripted<IReadOnlyList<string>, string>("items", (items, _) =>
        {
            if (items is IList<string> { IsReadOnly: true } list)
            {
                Assert.Throws<NotSupportedException>(() => list.Add("extra"));
            }

            return string.Join('+', items);
        }));
        var polite = graph.Add("polite", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "items", (items, _) => [.. items, "own"]));
        graph.Connect(joiner.Output, rude.Input).Connect(joiner.Output, polite.Input);
        return new(graph.Build(), new ScenarioRun(new() { { joiner.Items, ["foo", "bar"] } })
        {
            Include = [joiner.Output],
            Outputs = ["joiner.output = [foo, bar]", "rude.output = foo+bar", "polite.output = [foo, bar, own]"],
            Visits = ["joiner items=[foo, bar]", "rude items=[foo, bar]", "polite items=[foo, bar]"],
        });
    }

    private static ScenarioGraph FirstAfterDefaults()
    {
        var graph = new GraphBuilder();
        var retriever = graph.Add("retriever", LambdaComponent.Create(
            "query", new Parameter<int>("top", 1), (string query, int top) => $"{top} for {query}"));
        var prompt = graph.Add("prompt", new Prompt("{documents}: {query}", "documents", "query"));
        var merge = graph.Add("merge", new First<string>());
        graph.Connect(retriever.Output, merge.Value).Connect(merge.Output, prompt["documents"]);
        return new(graph.Build(), new ScenarioRun(new() { { retriever.Input1, "Q" }, { prompt["query"], "Q" } })
        {
            Outputs = ["prompt.output = 1 for Q: Q"],
            Visits = ["retriever query=Q top=1", "merge value=1 for Q", "prompt documents=1 for Q query=Q"],
        });
    }

    private static ScenarioGraph OnlyDefaults()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{documents}: {query}", "documents", "query"));
        var retriever = graph.Add("retriever", new Scripted<string, string>("query", (query, _) => $"about {query}"));
        var model = graph.Add("model", new Scripted<string, string>("prompt", (_, _) => "Paris"));
        var answer = graph.Add("answer", new Prompt("{reply} ({documents})", "documents"));
        graph.Connect(retriever.Output, prompt["documents"]).Connect(prompt.Output, model.Input)
            .Connect(model.Output, answer["reply"]).Connect(retriever.Output, answer["documents"]);
        return new(graph.Build(), new ScenarioRun(new() { { retriever.Input, "Q" }, { prompt["query"], "Q" } })
        {
            Outputs = ["answer.output = Paris (about Q)"],
            Visits =
            [
                "retriever query=Q", "prompt documents=about Q query=Q", "model prompt=about Q: Q",
                "answer reply=Paris documents=about Q",
            ],
        });
    }

    private static ScenarioGraph OnlyDefaultsThenALoop()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{query}|{previous}", "query", "previous"));
        var model = graph.Add("model", new Scripted<string, string>(
            "prompt", (_, visit) => visit == 1 ? "Paris" : "Rome"));
        var router = graph.Add("router", new Switch<string>(reply => reply == "Rome" ? 0 : 1, "right", "wrong"));
        graph.Connect(prompt.Output, model.Input).Connect(model.Output, router.Value)
            .Connect(router.Ways[1], prompt["previous"]);
        return new(graph.Build(), new ScenarioRun(new() { { prompt["query"], "Italy?" } })
        {
            Outputs = ["router.right = Rome"],
            Visits =
            [
                "prompt query=Italy? previous=", "model prompt=Italy?|", "router value=Paris",
                "prompt query=Italy? previous=Paris", "model prompt=Italy?|Paris", "router value=Rome",
            ],
        });
    }

    private static ScenarioGraph Intermediate()
    {
        var graph = new GraphBuilder();
        var first = graph.Add("first", Parts.Add(2));
        var twice = graph.Add("twice", Parts.Double());
        var last = graph.Add("last", Parts.Add(1));
        graph.Connect(first.Output, twice.Input).Connect(twice.Output, last.Value);
        string[] visits = ["first value=1 add=2", "twice value=3", "last value=6 add=1"];
        return new(
            graph.Build(),
            new ScenarioRun(new() { { first.Value, 1 } })
            {
                Include = [first.Output, twice.Output, last.Output],
                Outputs = ["first.output = 3", "twice.output = 6", "last.output = 7"],
                Visits = visits,
            },
            new ScenarioRun(new() { { first.Value, 1 } })
            {
                Include = [twice.Output], Outputs = ["twice.output = 6", "last.output = 7"], Visits = visits,
            });
    }

    private static ScenarioGraph SeveralSockets()
    {
        var graph = new GraphBuilder();
        var first = graph.Add("first", Parts.Add(2));
        var both = graph.Add("both", new DoubleAndOriginal());
        var last = graph.Add("last", Parts.Subtract());
        graph.Connect(first.Output, both.Value).Connect(both.Twice, last.Input1).Connect(both.Original, last.Input2);
        return new(graph.Build(), new ScenarioRun(new() { { first.Value, 1 } })
        {
            Include = [both.Twice, both.Original],
            Outputs = ["both.twice = 6", "both.original = 3", "last.output = 3"],
            Visits = ["first value=1 add=2", "both value=3", "last first=6 second=3"],
        });
    }

    private static ScenarioGraph SendsNothing(bool withCaller)
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new Switch<string>(
            text => text.Contains("viajar", StringComparison.Ordinal) ? 1 : 0, "german", "spanish"));
        var prompt = graph.Add("prompt", new Prompt("{language} {columns}", "language", "columns"));
        graph.Connect(router.Ways[1], prompt["language"]);
        GraphInputs german = new() { { router.Value, "reisen" } };
        GraphInputs spanish = new() { { router.Value, "viajar" } };
        if (!withCaller)
        {
            // Nothing triggers the component whose sender sends nothing.
            return new(
                graph.Build(),
                new ScenarioRun(german) { Outputs = ["router.german = reisen"], Visits = ["router value=reisen"] },
                new ScenarioRun(spanish)
                {
                    Outputs = ["prompt.output = viajar "],
                    Visits = ["router value=viajar", "prompt language=viajar columns="],
                });
        }

        german.Add(prompt["columns"], "age");
        spanish.Add(prompt["columns"], "age");
        return new(
            graph.Build(),
            new ScenarioRun(german)
            {
                Outputs = ["router.german = reisen", "prompt.output =  age"],
                Visits = ["router value=reisen", "prompt language= columns=age"],
            },
            new ScenarioRun(spanish)
            {
                Outputs = ["prompt.output = viajar age"],
                Visits = ["router value=viajar", "prompt language=viajar columns=age"],
            });
    }

    private static ScenarioGraph SendsNothingInALoop()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{comment}|{invalid}|{error}", "comment", "invalid", "error"));
        var model = graph.Add("model", new Scripted<string, string>("prompt", (_, visit) => $"reply {visit}"));
        var check = graph.Add("check", new Validator());
        graph.Connect(prompt.Output, model.Input).Connect(model.Output, check.Reply)
            .Connect(check.Invalid, prompt["invalid"]).Connect(check.Error, prompt["error"]);
        return new(graph.Build(), new ScenarioRun(new() { { prompt["comment"], "good" } })
        {
            Outputs = ["check.valid = reply 3"],
            Visits =
            [
                "prompt comment=good invalid= error=", "model prompt=good||", "check reply=reply 1",
                "prompt comment=good invalid=reply 1 error=bad", "model prompt=good|reply 1|bad",
                "check reply=reply 2",
                // This time only one of the two ways back has a value; the other input takes its default again.
                "prompt comment=good invalid=reply 2 error=", "model prompt=good|reply 2|", "check reply=reply 3",
            ],
        });
    }

    private static ScenarioGraph OutOfOrder()
    {
        var graph = new GraphBuilder();
        var retriever = graph.Add("retriever", LambdaComponent.Create(
            "query", new Parameter<int>("top", 3), (string query, int top) => $"{top} of {query}"));
        var ranker = graph.Add("ranker", LambdaComponent.Create(
            "query", "documents", (string query, string documents) => $"{documents} ranked"));
        var second = graph.Add("second", new Prompt("{documents} {question}", "documents", "question"));
        var first = graph.Add("first", new Prompt("check {question}", "question"));
        var third = graph.Add("third", new Prompt("{reply}", "reply"));
        var model = graph.Add("model", new Scripted<string, string>("prompt", (_, _) => "answer"));
        var checker = graph.Add("checker", new Scripted<string, string>("prompt", (_, _) => "checked"));
        graph.Connect(first.Output, checker.Input).Connect(checker.Output, third["reply"])
            .Connect(third.Output, retriever.Input1).Connect(third.Output, ranker.Input1)
            .Connect(retriever.Output, ranker.Input2).Connect(ranker.Output, second["documents"])
            .Connect(third.Output, second["question"]).Connect(second.Output, model.Input);
        return new(graph.Build(), new ScenarioRun(new() { { first["question"], "Wha?" } })
        {
            Outputs = ["model.output = answer"],
            Visits =
            [
                "first question=Wha?", "checker prompt=check Wha?", "third reply=checked",
                "retriever query=checked top=3", "ranker query=checked documents=3 of checked",
                "second documents=3 of checked ranked question=checked", "model prompt=3 of checked ranked checked",
            ],
        });
    }

    private static ScenarioGraph OptionalInTheMiddle()
    {
        var graph = new GraphBuilder();
        var builder = graph.Add("builder", new Prompt("{year}", "year"));
        var filters = graph.Add("filters", new Scripted<string, string>("prompt", (prompt, _) => $"year={prompt}"));
        var retriever = graph.Add("retriever", new Prompt("{query} where {filter}", "filter"));
        var joiner = graph.Add("joiner", new All<string, string>(values => string.Join('+', values)));
        graph.Connect(builder.Output, filters.Input).Connect(filters.Output, retriever["filter"])
            .Connect(retriever.Output, joiner.Values);
        return new(graph.Build(), new ScenarioRun(new() { { retriever["query"], "Q" } })
        {
            Outputs = ["joiner.output = Q where year="],
            Visits =
            [
                "builder year=", "filters prompt=", "retriever query=Q filter=year=", "joiner values=[Q where year=]",
            ],
        });
    }

    private static ScenarioGraph Blocked()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var side = graph.Add("side", Parts.Add(10));
        var difference = graph.Add("difference", Parts.Subtract());
        var never = graph.Add("never", Parts.Double());
        graph.Connect(one.Output, difference.Input1).Connect(one.Output, side.Value)
            .Connect(never.Output, difference.Input2);
        return new(graph.Build(), new ScenarioRun(new() { { one.Value, 1 } })
        {
            Outputs = ["side.output = 12"],
            Visits = ["one value=1 add=1", "side value=2 add=10"],
            Waiting = ["difference"],
        });
    }

    private static ScenarioGraph Undeclared()
    {
        var graph = new GraphBuilder();
        var other = graph.Add("other", Parts.Add(1));
        var thief = graph.Add("thief", new Thief(other.Output));
        return new(graph.Build(), new ScenarioRun(new() { { thief.Value, 1 } })
        {
            Failure = "'thief' (Thief) failed on visit 1: other.output is not a socket of 'thief', " +
                "whose visit this is.",
        });
    }

    private static ScenarioGraph FailingConversion()
    {
        var graph = new GraphBuilder();
        var text = graph.Add("text", new Prompt("{text}"));
        var twice = graph.Add("twice", Parts.Double());
        graph.Connect(text.Output, twice.Input, value =>
            int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        return new(
            graph.Build(),
            new ScenarioRun(new() { { text["text"], "21" } })
            {
                Outputs = ["twice.output = 42"], Visits = ["text text=21", "twice value=21"],
            },
            new ScenarioRun(new() { { text["text"], "many" } }) { Failure = "text.output → twice.value" });
    }
}
