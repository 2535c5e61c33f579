namespace Search.Pipeline.Tests.Graphs;

public sealed class StreamTests
{
    [Fact]
    public async Task PartsAndProgressComeWhileTheComponentRuns()
    {
        var graph = new GraphBuilder();
        var writer = graph.Add("writer", new Writer());
        var length = graph.Add("length", new Scripted<string, int>("text", (text, _) => text.Length));
        graph.Connect(writer.Text, length.Input);
        List<string> events = [];
        await foreach (var happening in graph.Build().StreamAsync(
            new() { { writer.Words, ["to", "be"] } }, null, TestContext.Current.CancellationToken))
        {
            if (happening is PartEmitted<string> part)
            {
                // The component goes on only when its part has arrived here.
                Assert.Same(writer.Parts, part.Output);
                writer.Arrived.Release();
            }

            events.Add(happening switch
            {
                VisitStarted started => $"{started.Component} {started.Visit}",
                PartEmitted<string> { Part: var word } => $"part {word}",
                ProgressReported { Message: var message, Done: var done } => $"{message} {done}",
                VisitEnded ended => $"{ended.Component} {string.Join(' ', ended.Outputs.Select(one => one.Value))}",
                GraphEnded ended => $"{ended.Result.Get(length.Output)}",
                _ => "",
            });
        }

        Assert.Equal(
            ["writer 1", "part to", "to 0.5", "part be", "be 1", "writer to be", "length 1", "length 5", "5"], events);
    }

    [Fact]
    public async Task AReaderThatLeavesStopsTheRun()
    {
        var graph = new GraphBuilder();
        var writer = graph.Add("writer", new Writer());
        await foreach (var happening in graph.Build().StreamAsync(
            new() { { writer.Words, ["to", "be"] } }, null, TestContext.Current.CancellationToken))
        {
            if (happening is PartEmitted<string>)
            {
                break;
            }
        }

        Assert.True(writer.IsOver);
    }

    [Fact]
    public async Task AFailureComesAfterTheEventsBeforeIt()
    {
        var graph = new GraphBuilder();
        var bad = graph.Add("bad", LambdaComponent.Create("value", int (int _) => throw new InvalidDataException("bad")));
        List<GraphEvent> events = [];
        await Assert.ThrowsAsync<ComponentException>(async () =>
        {
            await foreach (var happening in graph.Build().StreamAsync(
                new() { { bad.Input, 1 } }, null, TestContext.Current.CancellationToken))
            {
                events.Add(happening);
            }
        });
        Assert.Equal([new VisitStarted("bad", 1)], events);
    }

    private sealed class Writer : GraphComponent
    {
        public Writer()
        {
            Words = AddInput<IReadOnlyList<string>>("words");
            Parts = AddPartialOutput<string>("parts");
            Text = AddOutput<string>("text");
        }

        public Input<IReadOnlyList<string>> Words { get; }

        public PartialOutput<string> Parts { get; }

        public Output<string> Text { get; }

        public SemaphoreSlim Arrived { get; } = new(0);

        public bool IsOver { get; private set; }

        public override async ValueTask RunAsync(ComponentVisit visit)
        {
            var words = visit.Get(Words);
            try
            {
                for (var i = 0; i < words.Count; i++)
                {
                    visit.Emit(Parts, words[i]);
                    await Arrived.WaitAsync(visit.CancellationToken);
                    visit.Report(words[i], (i + 1.0) / words.Count);
                }
            }
            finally
            {
                IsOver = true;
            }

            visit.Set(Text, string.Join(' ', words));
        }
    }
}
