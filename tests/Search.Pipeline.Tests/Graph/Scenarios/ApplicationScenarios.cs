namespace Search.Pipeline.Tests.Graphs;

/// <summary>Graphs as programs have them: agents, conversion of files, conversion between types.</summary>
internal static class ApplicationScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(29, "a simple agent", SimpleAgent),
        new(37, "an agent with retrieval", AgentWithRetrieval),
        new(38, "a feedback loop", FeedbackLoop),
        new(40, "an agent with a feedback cycle", AgentFeedback),
        new(44, "files are converted, with two joiners", () => Files(joiners: 2)),
        new(45, "files are converted, with three joiners", () => Files(joiners: 3)),
        new(46, "files are converted, with three joiners and a loop", FilesWithALoop),
        new(47, "tables are values like others", Tables),
        new(53, "messages and texts are converted on the way", Messages),
        new(54, "a text is wrapped for a receiver that takes one of several kinds", Union),
    ];

    private static ScenarioGraph SimpleAgent()
    {
        var graph = new GraphBuilder();
        var input = graph.Add("input", new First<string>());
        var prompt = graph.Add("prompt", new Prompt("{template} {query}"));
        var model = graph.Add("model", new Scripted<string, string>(
            "prompt", (_, visit) => visit == 1 ? "search[towers]" : "finish[Eiffel]"));
        var joined = graph.Add("joined", LambdaComponent.Create("prompt", "reply", (string text, string reply) => text + reply));
        var router = graph.Add("router", new Switch<string>(
            text => text.Contains("finish", StringComparison.Ordinal) ? 1 : 0, "search", "finish"));
        var search = graph.Add("search", new Scripted<string, string>("query", (_, _) => "300 m"));
        var observed = graph.Add("observed", LambdaComponent.Create(
            "prompt", "found", (string text, string found) => $"{text}({found})"));
        graph.Connect(input.Output, prompt["template"]).Connect(prompt.Output, model.Input)
            .Connect(prompt.Output, joined.Input1).Connect(model.Output, joined.Input2)
            .Connect(joined.Output, router.Value).Connect(router.Ways[0], search.Input)
            .Connect(search.Output, observed.Input2).Connect(joined.Output, observed.Input1)
            .Connect(observed.Output, input.Value);
        return new(graph.Build(), new ScenarioRun(new() { { input.Value, "T" }, { prompt["query"], "Q" } })
        {
            Outputs = ["router.finish = T Qsearch[towers](300 m) Qfinish[Eiffel]"],
            Visits =
            [
                "input value=T", "prompt template=T query=Q", "model prompt=T Q", "joined prompt=T Q reply=search[towers]",
                "router value=T Qsearch[towers]", "search query=T Qsearch[towers]",
                "observed prompt=T Qsearch[towers] found=300 m",
                "input value=T Qsearch[towers](300 m)", "prompt template=T Qsearch[towers](300 m) query=Q",
                "model prompt=T Qsearch[towers](300 m) Q",
                "joined prompt=T Qsearch[towers](300 m) Q reply=finish[Eiffel]",
                "router value=T Qsearch[towers](300 m) Qfinish[Eiffel]",
            ],
            // The last words of the agent reach the component that would have added what was found.
            Waiting = ["observed"],
        });
    }

    private static ScenarioGraph AgentWithRetrieval()
    {
        var graph = new GraphBuilder();
        var history = graph.Add("history", new Joiner<string>());
        var model = graph.Add("model", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "messages", (_, visit) => visit == 1 ? ["call Italy"] : ["Rome"]));
        var router = graph.Add("router", new Switch<IReadOnlyList<string>>(
            list => list[0].StartsWith("call", StringComparison.Ordinal) ? 0 : 1, "calls", "answers"));
        var retriever = graph.Add("retriever", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "query", (list, _) => [$"document for {list[0]}"]));
        var tool = graph.Add("tool", new Prompt("tool {name}", "name"));
        graph.Connect(history.Output, model.Input).Connect(model.Output, router.Value)
            .Connect(router.Ways[0], retriever.Input).Connect(retriever.Output, history.Items)
            .Connect(router.Ways[0], history.Items);
        return new(graph.Build(), new ScenarioRun(new() { { history.Items, ["user"] } })
        {
            Outputs = ["router.answers = [Rome]", "tool.output = tool "],
            Visits =
            [
                "tool name=", "history items=[user]", "model messages=[user]", "router value=[call Italy]",
                "retriever query=[call Italy]",
                // The caller's message stays; what the loop brings comes after it, by the names of the senders.
                "history items=[user, document for call Italy, call Italy]",
                "model messages=[user, document for call Italy, call Italy]", "router value=[Rome]",
            ],
        });
    }

    private static ScenarioGraph FeedbackLoop()
    {
        var graph = new GraphBuilder();
        var code = graph.Add("code", new Prompt("{task} {feedback}", "feedback"));
        var writer = graph.Add("writer", new Scripted<string, string>("prompt", (_, visit) => $"code {visit}"));
        var review = graph.Add("review", new Prompt("{task}: {code}"));
        var critic = graph.Add("critic", new Scripted<string, string>(
            "prompt", (_, visit) => visit == 2 ? "PASS" : "FAIL"));
        var router = graph.Add("router", new Switch<string>(text => text == "PASS" ? 0 : 1, "pass", "fail"));
        var answer = graph.Add("answer", new Prompt("{code} {verdict}"));
        graph.Connect(code.Output, writer.Input).Connect(writer.Output, review["code"])
            .Connect(review.Output, critic.Input).Connect(critic.Output, router.Value)
            .Connect(router.Ways[1], code["feedback"]).Connect(router.Ways[0], answer["verdict"])
            .Connect(writer.Output, answer["code"]);
        return new(graph.Build(), new ScenarioRun(new() { { code["task"], "T" }, { review["task"], "T" } })
        {
            Outputs = ["answer.output = code 2 PASS"],
            Visits =
            [
                "code task=T feedback=", "writer prompt=T ", "review task=T code=code 1", "critic prompt=T: code 1",
                "router value=FAIL", "code task=T feedback=FAIL", "writer prompt=T FAIL", "review task=T code=code 2",
                "critic prompt=T: code 2", "router value=PASS",
                // The code of the first turn has been replaced by that of the second before it was used.
                "answer code=code 2 verdict=PASS",
            ],
        });
    }

    private static ScenarioGraph AgentFeedback()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{task}|{errors}|{advice}", "errors", "advice"));
        var model = graph.Add("model", new Scripted<string, string>("prompt", (_, visit) => $"edit {visit}"));
        var tool = graph.Add("tool", new Switch<string>(text => text == "edit 1" ? 0 : 1, "failed", "done"));
        var judge = graph.Add("judge", new Switch<string>(text => text == "edit 2" ? 0 : 1, "again", "final"));
        graph.Connect(prompt.Output, model.Input).Connect(model.Output, tool.Value)
            .Connect(tool.Ways[0], prompt["errors"]).Connect(tool.Ways[1], judge.Value)
            .Connect(judge.Ways[0], prompt["advice"]);
        return new(graph.Build(), new ScenarioRun(new() { { prompt["task"], "T" } })
        {
            Outputs = ["judge.final = edit 3"],
            Visits =
            [
                "prompt task=T errors= advice=", "model prompt=T||", "tool value=edit 1",
                "prompt task=T errors=edit 1 advice=", "model prompt=T|edit 1|", "tool value=edit 2",
                "judge value=edit 2",
                "prompt task=T errors= advice=edit 2", "model prompt=T||edit 2", "tool value=edit 3",
                "judge value=edit 3",
            ],
        });
    }

    private static ScenarioGraph Files(int joiners)
    {
        var (graph, router, last) = FileGraph(joiners);
        graph.Add("writer", new Scripted<IReadOnlyList<string>, int>("documents", (list, _) => list.Count));
        graph.ConnectNames($"{last.Name}.output", "writer.documents");
        string[] middle = joiners == 3
            ? ["pages items=[pdf c.pdf]", "all items=[pdf c.pdf, text a.txt]"]
            : ["all items=[pdf c.pdf, text a.txt]"];
        return new(
            graph.Build(),
            new ScenarioRun(new() { { router.Files, ["a.txt", "c.pdf"] } })
            {
                Outputs = ["writer.output = 2"],
                Visits =
                [
                    "router files=[a.txt, c.pdf]", "text files=[a.txt]", "pdf files=[c.pdf]",
                    .. middle, "cleaner documents=[pdf c.pdf, text a.txt]",
                    "final items=[clean pdf c.pdf, clean text a.txt]",
                    "writer documents=[clean pdf c.pdf, clean text a.txt]",
                ],
            },
            new ScenarioRun(new() { { router.Files, ["b.csv"] } })
            {
                Outputs = ["writer.output = 2"],
                Visits =
                [
                    "router files=[b.csv]", "csv files=[b.csv]", "all items=[csv b.csv]", "cleaner documents=[csv b.csv]",
                    "final items=[clean csv b.csv, csv b.csv]", "writer documents=[clean csv b.csv, csv b.csv]",
                ],
            });
    }

    // text, csv and pdf → (pages →) all → cleaner → final; csv also goes to final as it is.
    private static (GraphBuilder Graph, FileRouter Router, Joiner<string> Last) FileGraph(int joiners)
    {
        var graph = new GraphBuilder();
        var router = graph.Add("router", new FileRouter());
        Scripted<IReadOnlyList<string>, IReadOnlyList<string>> Converter(string name) => graph.Add(
            name, new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
                "files", (files, _) => [.. files.Select(file => $"{name} {file}")]));
        var (text, csv, pdf) = (Converter("text"), Converter("csv"), Converter("pdf"));
        var all = graph.Add("all", new Joiner<string>());
        var cleaner = graph.Add("cleaner", new Scripted<IReadOnlyList<string>, IReadOnlyList<string>>(
            "documents", (list, _) => [.. list.Select(one => $"clean {one}")]));
        var final = graph.Add("final", new Joiner<string>());
        graph.Connect(router.Text, text.Input).Connect(router.Csv, csv.Input).Connect(router.Pdf, pdf.Input)
            .Connect(text.Output, all.Items).Connect(csv.Output, all.Items);
        if (joiners == 3)
        {
            var pages = graph.Add("pages", new Joiner<string>());
            graph.Connect(pdf.Output, pages.Items).Connect(pages.Output, all.Items);
        }
        else
        {
            graph.Connect(pdf.Output, all.Items);
        }

        graph.Connect(all.Output, cleaner.Input).Connect(cleaner.Output, final.Items).Connect(csv.Output, final.Items);
        return (graph, router, final);
    }

    private static ScenarioGraph FilesWithALoop()
    {
        var (graph, router, last) = FileGraph(joiners: 3);
        var prompt = graph.Add("prompt", new Prompt("{task}|{documents}|{error}", "documents", "error"));
        var model = graph.Add("model", new Scripted<string, string>("prompt", (_, visit) => visit == 1 ? "bad" : "meta"));
        var check = graph.Add("check", new Switch<string>(text => text == "bad" ? 0 : 1, "wrong", "right"));
        graph.Connect(last.Output, prompt["documents"], list => string.Join('+', list))
            .Connect(prompt.Output, model.Input).Connect(model.Output, check.Value)
            .Connect(check.Ways[0], prompt["error"]);
        return new(graph.Build(), new ScenarioRun(new() { { router.Files, ["a.txt"] }, { prompt["task"], "T" } })
        {
            Outputs = ["check.right = meta"],
            Visits =
            [
                "router files=[a.txt]", "text files=[a.txt]", "all items=[text a.txt]",
                "cleaner documents=[text a.txt]", "final items=[clean text a.txt]",
                // It could have run from the start, but what the joiners bring was on its way.
                "prompt task=T documents=clean text a.txt error=", "model prompt=T|clean text a.txt|",
                "check value=bad", "prompt task=T documents= error=bad", "model prompt=T||bad", "check value=meta",
            ],
        });
    }

    private static ScenarioGraph Tables()
    {
        var graph = new GraphBuilder();
        var make = graph.Add("make", LambdaComponent.Create(
            "rows", (int rows) => new Table(["n"], [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<int>)[row])])));
        var total = graph.Add("total", LambdaComponent.Create("table", (Table table) => table.Rows.Sum(row => row[0])));
        var count = graph.Add("count", LambdaComponent.Create("table", (Table table) => table.Rows.Count));
        graph.Connect(make.Output, total.Input).Connect(make.Output, count.Input);
        return new(graph.Build(), new ScenarioRun(new() { { make.Input, 3 } })
        {
            Outputs = ["total.output = 6", "count.output = 3"],
            Visits = ["make rows=3", "total table=n: 1 2 3", "count table=n: 1 2 3"],
        });
    }

    private static ScenarioGraph Messages()
    {
        var graph = new GraphBuilder();
        var prompt = graph.Add("prompt", new Prompt("{query}"));
        var chat = graph.Add("chat", new Scripted<Message, Message>(
            "message", (message, _) => new Message("assistant", $"re: {message.Text}")));
        var words = graph.Add("words", new Scripted<string, int>("text", (text, _) => text.Split(' ').Length));
        graph.Connect(prompt.Output, chat.Input, text => new Message("user", text))
            .Connect(chat.Output, words.Input, message => message.Text);
        return new(graph.Build(), new ScenarioRun(new() { { prompt["query"], "who is it" } })
        {
            Include = [chat.Output],
            Outputs = ["chat.output = assistant: re: who is it", "words.output = 4"],
            Visits = ["prompt query=who is it", "chat message=user: who is it", "words text=re: who is it"],
        });
    }

    private static ScenarioGraph Union()
    {
        var graph = new GraphBuilder();
        var number = graph.Add("number", Parts.Add(0));
        var text = graph.Add("text", new Prompt("{text}"));
        var any = graph.Add("any", new All<Content, string>(list => string.Join('+', list)));
        graph.Connect(number.Output, any.Values, value => new NumberContent(value))
            .Connect(text.Output, any.Values, value => new TextContent(value));
        return new(graph.Build(), new ScenarioRun(new() { { number.Value, 7 }, { text["text"], "seven" } })
        {
            Outputs = ["any.output = number 7+text seven"],
            Visits = ["number value=7 add=0", "text text=seven", "any values=[number 7, text seven]"],
        });
    }

    [System.Text.Json.Serialization.JsonDerivedType(typeof(NumberContent), "number")]
    [System.Text.Json.Serialization.JsonDerivedType(typeof(TextContent), "text")]
    private abstract record Content;

    private sealed record NumberContent(int Value) : Content
    {
        public override string ToString() => $"number {Value}";
    }

    private sealed record TextContent(string Value) : Content
    {
        public override string ToString() => $"text {Value}";
    }

    private sealed record Message(string Role, string Text)
    {
        public override string ToString() => $"{Role}: {Text}";
    }

    private sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<int>> Rows)
    {
        public override string ToString() => $"{string.Join(' ', Columns)}: {string.Join(' ', Rows.Select(row => row[0]))}";
    }

    private sealed class FileRouter : GraphComponent
    {
        public FileRouter()
        {
            Files = AddInput<IReadOnlyList<string>>("files");
            Text = AddOutput<IReadOnlyList<string>>("text");
            Csv = AddOutput<IReadOnlyList<string>>("csv");
            Pdf = AddOutput<IReadOnlyList<string>>("pdf");
        }

        public Input<IReadOnlyList<string>> Files { get; }

        public Output<IReadOnlyList<string>> Text { get; }

        public Output<IReadOnlyList<string>> Csv { get; }

        public Output<IReadOnlyList<string>> Pdf { get; }

        public override ValueTask RunAsync(ComponentVisit visit)
        {
            foreach (var output in new[] { Text, Csv, Pdf })
            {
                var ending = output == Text ? ".txt" : $".{output.Name}";
                string[] files = [.. visit.Get(Files).Where(file => file.EndsWith(ending, StringComparison.Ordinal))];
                if (files.Length > 0)
                {
                    visit.Set(output, files);
                }
            }

            return ValueTask.CompletedTask;
        }
    }
}
